package dev.avatar4j;

/** Something was asked of an avatar that is closed. */
public final class AvatarClosedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** Says that a new avatar is needed. */
  public AvatarClosedException() {
    super("This avatar is closed; build a new one.");
  }
}
