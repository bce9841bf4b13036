package dev.avatar4j.server.avatars;

/** The server has as many avatars as it may have. */
public final class TooManyAvatarsException extends OverloadedException {
  private static final long serialVersionUID = 1L;

  /**
   * @param limit how many there may be
   */
  public TooManyAvatarsException(int limit) {
    super("All " + limit + " places for avatars are taken; unload one and try again.");
  }
}
