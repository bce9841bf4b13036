package dev.avatar4j;

import java.util.List;

/** A value from outside (a file, a request, an option) was refused; nothing was changed. */
public final class InvalidInputException extends AvatarException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /** What a list of problems is made of; empty for a single one. */
  private final transient List<InvalidInputException> parts;

  /**
   * @param field the name of the value at fault as the user wrote it, such as {@code image} or
   *     {@code overrides.mouth_aaa_index}
   * @param reason why it was refused and what is accepted
   */
  public InvalidInputException(String field, String reason) {
    super(reason);
    this.field = field;
    parts = List.of();
  }

  InvalidInputException(String field, String reason, List<InvalidInputException> parts) {
    super(reason);
    this.field = field;
    this.parts = List.copyOf(parts);
  }

  /**
   * @param field the name of the value at fault
   * @param reason why it was refused and what is accepted
   * @param cause what revealed it
   */
  public InvalidInputException(String field, String reason, Throwable cause) {
    super(reason, cause);
    this.field = field;
    parts = List.of();
  }

  /**
   * @return the name of the value at fault as the user wrote it
   */
  public String field() {
    return field;
  }

  /** The single problems that this one lists, or itself. */
  List<InvalidInputException> parts() {
    return parts == null || parts.isEmpty() ? List.of(this) : parts;
  }
}
