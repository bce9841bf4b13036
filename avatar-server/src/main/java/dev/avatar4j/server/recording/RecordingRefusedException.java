package dev.avatar4j.server.recording;

import dev.avatar4j.AvatarException;

/** What was asked of a recording is not possible now; it may be later. */
public final class RecordingRefusedException extends AvatarException {
  private static final long serialVersionUID = 1L;

  private final boolean overloaded;

  private RecordingRefusedException(boolean overloaded, String reason) {
    super(reason);
    this.overloaded = overloaded;
  }

  /** It does not fit the state of this avatar's recording. */
  static RecordingRefusedException conflict(String reason) {
    return new RecordingRefusedException(false, reason);
  }

  /** The server has enough of them. */
  static RecordingRefusedException overloaded(String reason) {
    return new RecordingRefusedException(true, reason);
  }

  /**
   * @return whether the server has too many recordings; if not, the state of this one forbids it
   */
  public boolean overloaded() {
    return overloaded;
  }
}
