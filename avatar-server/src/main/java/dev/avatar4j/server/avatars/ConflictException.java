package dev.avatar4j.server.avatars;

import dev.avatar4j.AvatarException;

/** What was asked for does not fit what this avatar is doing; it will when that has ended. */
public final class ConflictException extends AvatarException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason one clear sentence that also names the next step
   */
  public ConflictException(String reason) {
    super(reason);
  }
}
