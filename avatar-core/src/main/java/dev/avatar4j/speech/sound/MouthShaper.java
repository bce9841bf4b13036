package dev.avatar4j.speech.sound;

import dev.avatar4j.pose.Morph;
import java.util.Arrays;

/**
 * Makes a mouth of each window of live sound, knowing only what came before. Loudness opens the
 * mouth, the vowel gives its shape, a hiss shows the teeth or rounds the lips, a hum and silence
 * close the mouth. Not thread-safe. Allocates nothing after construction.
 */
final class MouthShaper {
  private static final int EEE = Morph.MOUTH_OPEN.indexOf(Morph.MOUTH_EEE);
  private static final int OOO = Morph.MOUTH_OPEN.indexOf(Morph.MOUTH_OOO);

  /** What is left of the old mouth after one window: opening, closing, and the vowel's shape. */
  private static final float OPENING = 0.42f;

  private static final float CLOSING = 0.3f;
  private static final float SHAPING = 0.6f;

  /** How far a hiss opens the mouth. */
  private static final float HISS_OPENNESS = 0.55f;

  /** Noise is hardly ever as periodic as this by chance. */
  private static final float VOICED = 0.65f;

  private static final float SHUT = 0.02f;
  private static final float LIKE_NO_VOWEL = 60;
  private static final float LIKE_A_VOWEL = 25;

  private final LevelTracker level = new LevelTracker();
  private final float[] shape = new float[Morph.MOUTH_OPEN.size()];
  private final float[] mouth = new float[Morph.MOUTH_OPEN.size()];
  private float openness;

  void reset() {
    level.reset();
    Arrays.fill(shape, 0);
    Arrays.fill(mouth, 0);
    openness = 0;
  }

  /**
   * @param frames the window measured last
   * @return how much of each shape the mouth has, as in {@link Morph#MOUTH_OPEN}; overwritten by
   *     the next call
   */
  float[] next(SpeechFrames frames) {
    AcousticFrame frame = frames.frame();
    float hiss = Consonant.hiss(frame);
    boolean voiced = frame.periodicity > VOICED && hiss < 0.5f;
    float loud = level.openness(frame.level, voiced);
    float voice = Consonant.ramp(frame.periodicity, 0.3f, 0.6f);
    float vowel =
        voice * (1 - hiss) * Consonant.ramp(frames.distance(), LIKE_NO_VOWEL, LIKE_A_VOWEL);
    float wanted =
        (float) Math.sqrt(loud)
            * (1 - Consonant.hum(frame))
            * Math.max(Math.max(vowel, 0.3f * voice), HISS_OPENNESS * hiss);
    blend(frames.shapes(), frame.centroid, vowel, hiss, loud);
    float kept = wanted > openness ? OPENING : CLOSING;
    openness = wanted + kept * (openness - wanted);
    for (int k = 0; k < mouth.length; k++) {
      mouth[k] = openness < SHUT ? 0 : openness * shape[k];
    }
    return mouth;
  }

  /** Moves the shape towards that of the window, as far as it tells one. */
  private void blend(float[] vowels, float centroid, float vowel, float hiss, float loud) {
    float told = Math.min(1, loud * 3) * Math.max(vowel, hiss);
    float step = openness < SHUT ? told : told * (1 - SHAPING);
    float round = Consonant.ramp(centroid, Consonant.ROUND_HISS + 400, Consonant.ROUND_HISS - 400);
    float share = hiss / Math.max(1e-6f, hiss + vowel);
    for (int k = 0; k < shape.length; k++) {
      float teeth = k == EEE ? 1 - round : k == OOO ? round : 0;
      float wanted = share * teeth + (1 - share) * vowels[k];
      shape[k] += step * (wanted - shape[k]);
    }
  }
}
