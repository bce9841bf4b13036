package dev.avatar4j.server.posing;

import dev.avatar4j.AvatarException;

/** A still cannot be drawn now; it may be later. */
public final class PosingRefusedException extends AvatarException {
  private static final long serialVersionUID = 1L;

  private final boolean overloaded;

  private PosingRefusedException(boolean overloaded, String reason) {
    super(reason);
    this.overloaded = overloaded;
  }

  /** Something of this avatar stands in the way. */
  static PosingRefusedException conflict(String reason) {
    return new PosingRefusedException(false, reason);
  }

  /** The server has enough to do. */
  static PosingRefusedException overloaded(String reason) {
    return new PosingRefusedException(true, reason);
  }

  /**
   * @return whether too many ask; if not, something of this avatar stands in the way
   */
  public boolean overloaded() {
    return overloaded;
  }
}
