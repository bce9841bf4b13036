package dev.avatar4j.server.lipsync;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.speech.sound.PcmStream;
import dev.avatar4j.speech.sound.Sound;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What a client says of the sound it is about to send.
 *
 * @param rate samples per second
 * @param encoding how a sample is stored
 * @param channels 1 to {@value PcmStream#MAX_CHANNELS}
 * @param delayMillis how long after it comes the sound is heard, 0..{@value #MAX_DELAY_MILLIS};
 *     empty if the mouth is to show the newest always
 */
public record LiveFormat(
    int rate, PcmStream.Encoding encoding, int channels, OptionalDouble delayMillis) {
  /** The longest delay. */
  public static final int MAX_DELAY_MILLIS = 10_000;

  /** Refuses what is out of range. */
  public LiveFormat {
    Objects.requireNonNull(encoding);
    require("rate", rate, Sound.MIN_RATE, Sound.MAX_RATE);
    require("channels", channels, 1, PcmStream.MAX_CHANNELS);
    require("delay", delayMillis.orElse(0), 0, MAX_DELAY_MILLIS);
  }

  private static void require(String field, double value, int least, int most) {
    if (!(value >= least && value <= most)) {
      throw new InvalidInputException(
          field, "%s is %s; it needs a number from %d to %d.".formatted(field, value, least, most));
    }
  }
}
