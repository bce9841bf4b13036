package dev.avatar4j.server.avatars;

import dev.avatar4j.AvatarException;

/**
 * The server has as much to do, or holds as much, as it may; the same request may succeed later.
 */
public class OverloadedException extends AvatarException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * @param reason one clear sentence that also names the next step
   */
  public OverloadedException(String reason) {
    this(null, reason);
  }

  /**
   * @param field the value that, chosen otherwise, would be cheaper; null if no single one would
   * @param reason one clear sentence that also names the next step
   */
  public OverloadedException(String field, String reason) {
    super(reason);
    this.field = field;
  }

  /**
   * @return the value that, chosen otherwise, would be cheaper; null if no single one would
   */
  public final String field() {
    return field;
  }
}
