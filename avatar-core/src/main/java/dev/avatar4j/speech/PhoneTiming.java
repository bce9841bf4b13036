package dev.avatar4j.speech;

import java.util.Objects;

/**
 * When one sound is spoken. Immutable.
 *
 * @param phone the sound, named as in a {@link PhoneSet}
 * @param start when it begins, in seconds
 * @param end when it ends, in seconds
 */
public record PhoneTiming(String phone, double start, double end) {
  /** Refuses null. */
  public PhoneTiming {
    Objects.requireNonNull(phone);
  }
}
