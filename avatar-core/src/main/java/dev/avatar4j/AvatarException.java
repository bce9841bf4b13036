package dev.avatar4j;

/**
 * Something the user asked for cannot be done.
 *
 * <p>The message is one clear sentence that names the thing at fault and the next step; it is meant
 * to be shown as it is, on a terminal or in an HTTP reply.
 */
public class AvatarException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong and what to do about it
   */
  public AvatarException(String message) {
    super(message);
  }

  /**
   * @param message what is wrong and what to do about it
   * @param cause what revealed it
   */
  public AvatarException(String message, Throwable cause) {
    super(message, cause);
  }
}
