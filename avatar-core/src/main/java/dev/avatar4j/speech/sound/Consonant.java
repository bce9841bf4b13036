package dev.avatar4j.speech.sound;

/** Recognizes, in single windows, the consonants whose mouth is not that of a vowel. */
final class Consonant {
  /** A hiss below this is that of "sh", whose lips are round, and not that of "s". */
  static final float ROUND_HISS = 4250;

  private static final float FAR_FROM_VOWELS = 52;
  private static final float NEAR_A_VOWEL = 32;

  private Consonant() {}

  /**
   * @return how much a window is a hiss (s, sh, f, a burst): 0 to 1
   */
  static float hiss(AcousticFrame frame) {
    float noise = ramp(frame.periodicity, 0.85f, 0.65f);
    return Math.max(ramp(frame.brightness, 12, 22), noise * ramp(frame.brightness, 2, 9));
  }

  /**
   * @return how much a window is a hum behind closed lips or tongue (m, n, ng, the voice of b, d):
   *     0 to 1
   */
  static float hum(AcousticFrame frame) {
    return ramp(frame.periodicity, 0.5f, 0.7f) * ramp(frame.body, -28, -36);
  }

  /**
   * @param distance how far it is from any vowel, in dB^2
   * @return how much a window is a vowel: 0 to 1
   */
  static float vowel(AcousticFrame frame, float distance) {
    return ramp(frame.periodicity, 0.3f, 0.6f) * ramp(distance, FAR_FROM_VOWELS, NEAR_A_VOWEL);
  }

  /** 0 up to one value, 1 from another on, straight between; the first may be the higher. */
  static float ramp(float value, float from, float to) {
    return Math.max(0, Math.min(1, (value - from) / (to - from)));
  }
}
