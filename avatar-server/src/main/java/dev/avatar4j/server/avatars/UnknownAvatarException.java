package dev.avatar4j.server.avatars;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InputProblems;

/** No avatar has the id that was asked for: it never had, or it was unloaded or has expired. */
public final class UnknownAvatarException extends AvatarException {
  private static final long serialVersionUID = 1L;

  /**
   * @param id the id that was asked for
   */
  public UnknownAvatarException(String id) {
    super(
        "There is no avatar \""
            + InputProblems.shown(id)
            + "\"; it may have been unloaded or have expired. Create a new one.");
  }
}
