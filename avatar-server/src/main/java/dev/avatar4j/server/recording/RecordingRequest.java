package dev.avatar4j.server.recording;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.Matte;
import java.util.Locale;
import java.util.Optional;

/**
 * What is to be recorded.
 *
 * @param format to what
 * @param seconds for how long, above 0, if it is not stopped before
 * @param framesPerSecond the frame rate of the film, 1..{@value #MAX_FRAMES_PER_SECOND}
 * @param background what lies behind the avatar; empty for none: the film is transparent. Formats
 *     that cannot be have white then
 */
public record RecordingRequest(
    RecordingFormat format, double seconds, int framesPerSecond, Optional<Matte> background) {
  /** The highest frame rate. */
  public static final int MAX_FRAMES_PER_SECOND = 60;

  /** Refuses what is out of range. */
  public RecordingRequest {
    if (framesPerSecond < 1 || framesPerSecond > MAX_FRAMES_PER_SECOND) {
      throw new InvalidInputException(
          "fps", "\"fps\" is " + framesPerSecond + "; it needs a whole number from 1 to 60.");
    }
    if (!(seconds > 0) || Double.isInfinite(seconds)) {
      throw new InvalidInputException(
          "seconds", "\"seconds\" is " + seconds + "; it needs a number above 0.");
    }
    if (background.isEmpty() && !format.transparent()) {
      background = Optional.of(Matte.WHITE);
    }
  }

  void requireWithin(RecordingLimits limits) {
    if (seconds > limits.seconds()) {
      throw new InvalidInputException(
          "seconds",
          String.format(
              Locale.ROOT,
              "\"seconds\" is %s; recordings last at most %s s here.",
              seconds,
              limits.seconds()));
    }
  }

  /** The length of the film in periods of its frame rate, at least 1. */
  int periods() {
    return Math.max(1, (int) Math.round(seconds * framesPerSecond));
  }
}
