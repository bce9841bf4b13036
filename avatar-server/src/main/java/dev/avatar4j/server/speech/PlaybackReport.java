package dev.avatar4j.server.speech;

import dev.avatar4j.server.avatars.ServedAvatar;
import java.util.OptionalDouble;

/**
 * What a viewer tells of a sentence it plays.
 *
 * @param speech the number of the speech
 * @param sentence which of its sentences, from 0
 * @param event what happened
 * @param position where in the sound it is, in seconds
 * @param frameMillis the time of the frame that is on its screen when the sound is there, in
 *     milliseconds as frames name it; empty if it sees none
 * @param ago how many seconds ago that was, where no frame tells; negative if it is to come. Frames
 *     are taken to be seen {@link ServedAvatar#PICTURE_NANOS} after their time
 */
public record PlaybackReport(
    long speech,
    int sentence,
    Event event,
    double position,
    OptionalDouble frameMillis,
    double ago) {
  /** What can happen to a sound. */
  public enum Event {
    /** It is heard, or will be at a known time. */
    STARTED,
    /** It is at a certain place. */
    POSITION,
    /** It was heard to its end. */
    ENDED,
    /** It cannot be played. */
    FAILED
  }

  /**
   * @param now the time on the clock of the avatar, in nanoseconds
   * @return the time of the frame that was seen when the sound was at that place, on the same clock
   */
  long nanos(long now) {
    return frameMillis.isPresent()
        ? Math.round(frameMillis.getAsDouble() * 1e6)
        : now - ServedAvatar.PICTURE_NANOS - Math.round(ago * 1e9);
  }
}
