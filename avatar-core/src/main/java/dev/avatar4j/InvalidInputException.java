package dev.avatar4j;

/** A value from outside (a file, a request, an option) was refused; nothing was changed. */
public final class InvalidInputException extends AvatarException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * @param field the name of the value at fault as the user wrote it, such as {@code image} or
   *     {@code overrides.mouth_aaa_index}
   * @param reason why it was refused and what is accepted
   */
  public InvalidInputException(String field, String reason) {
    super(reason);
    this.field = field;
  }

  /**
   * @param field the name of the value at fault
   * @param reason why it was refused and what is accepted
   * @param cause what revealed it
   */
  public InvalidInputException(String field, String reason, Throwable cause) {
    super(reason, cause);
    this.field = field;
  }

  /**
   * @return the name of the value at fault as the user wrote it
   */
  public String field() {
    return field;
  }
}
