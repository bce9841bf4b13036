package dev.avatar4j.speech.sound;

/**
 * Tells how open the mouth is from the loudness, whatever the gain: between the noise of the room
 * and the loudest of the last seconds, both of which it follows slowly. Not thread-safe.
 */
final class LevelTracker {
  /** Quieter than this is silence at any gain, in dB of full scale. */
  static final float SILENCE = -58;

  private static final float QUIETEST_CEILING = -42;
  private static final float RANGE = 26;
  private static final float ABOVE_NOISE = 7;
  private static final float FULL = 7;

  /** In dB per window. */
  private static final float CEILING_RISE = 1.2f;

  private static final float CEILING_FALL = 0.02f;
  private static final float FLOOR_RISE = 0.005f;
  private static final float FLOOR_RISE_IN_NOISE = 0.3f;

  private float floor;
  private float ceiling;

  LevelTracker() {
    reset();
  }

  void reset() {
    floor = -70;
    ceiling = QUIETEST_CEILING;
  }

  /**
   * @param level the loudness of the next window in dB
   * @param voiced whether a voice may be in it
   * @return 0 for silence and noise, 1 for the loudest vowels
   */
  float openness(float level, boolean voiced) {
    floor = Math.min(level, floor + (voiced ? FLOOR_RISE : FLOOR_RISE_IN_NOISE));
    floor = Math.max(floor, -90);
    ceiling =
        level > ceiling
            ? Math.min(level, ceiling + CEILING_RISE)
            : Math.max(QUIETEST_CEILING, ceiling - CEILING_FALL);
    float low = Math.max(SILENCE, Math.max(ceiling - RANGE, floor + ABOVE_NOISE));
    float high = Math.max(low + 8, ceiling - FULL);
    return Consonant.ramp(level, low, high);
  }
}
