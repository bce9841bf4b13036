package dev.avatar4j.speech.sound;

import dev.avatar4j.pose.Morph;
import dev.avatar4j.speech.Viseme;
import java.util.Arrays;

/**
 * Tells how well a window of voiced sound agrees with each of the six shapes of an open mouth, by
 * its distance from the {@link VowelTemplates} of its pitch. How long the speaker's vocal tract is
 * follows from the pitch at first, and from what was heard as time goes on. Noise that was there
 * before the voice masks bands. Not thread-safe. Allocates nothing after construction.
 */
final class VowelScorer {
  /** Bands further below the strongest than this do not count, in dB. */
  private static final float RANGE = 34;

  private static final double CENTRE_LIMIT = 4300;
  private static final float SPREAD = 3.2f;
  private static final float TILT_KEPT = 0.35f;

  /** The spread of tract lengths about what the pitch tells, as a natural logarithm. */
  private static final double SCALE_SPREAD = 0.09;

  /** How much one window counts for the length of the tract, and how fast it is forgotten. */
  private static final float LEARNING = 0.03f;

  private static final float MEMORY = 0.995f;
  private static final float MASKED = 3;

  private final VowelTemplates templates;
  private final int bands;
  private final float[] tilt;
  private final int[] shapeOf = new int[VowelTemplates.count()];
  private final float[] speaker = new float[VowelTemplates.SCALES.length];
  private final float[] heard = new float[VowelTemplates.SCALES.length];
  private final float[] logs = new float[VowelTemplates.SCALES.length * VowelTemplates.count()];
  private final float[] observed;
  private final float[] floor;
  private final float[] shapes = new float[Morph.MOUTH_OPEN.size()];
  private float distance;

  VowelScorer(FilterBank bank) {
    templates = new VowelTemplates(bank);
    int used = 0;
    while (used < bank.size() && bank.centre(used) < CENTRE_LIMIT) {
      used++;
    }
    bands = used;
    stride = bank.size();
    observed = new float[bands];
    floor = new float[bands];
    tilt = new float[bands];
    for (int b = 0; b < bands; b++) {
      tilt[b] = b - (bands - 1) / 2f;
    }
    int vowel = 0;
    for (Viseme viseme : VowelTemplates.visemes()) {
      shapeOf[vowel++] = Morph.MOUTH_OPEN.indexOf(viseme.morph().orElseThrow());
    }
  }

  private final int stride;

  void reset() {
    Arrays.fill(speaker, 0);
  }

  /**
   * @param frame a window of voiced sound
   * @param noise the noise in each band, in dB
   * @return the probability of each shape, as in {@link Morph#MOUTH_OPEN}; overwritten by the next
   *     call
   */
  float[] score(AcousticFrame frame, float[] noise) {
    float peak = -200;
    for (int b = 0; b < bands; b++) {
      peak = Math.max(peak, frame.bands[b]);
    }
    for (int b = 0; b < bands; b++) {
      floor[b] = Math.max(-RANGE, Math.min(-3, noise[b] + MASKED - peak));
      observed[b] = Math.max(floor[b], frame.bands[b] - peak);
    }
    int pitch = VowelTemplates.pitchIndex(frame.pitch);
    double usual = 1 + 0.32 * (Math.log(Math.max(80, frame.pitch) / 120) / Math.log(2));
    float best = -1e9f;
    distance = 1e9f;
    int count = VowelTemplates.count();
    for (int s = 0; s < VowelTemplates.SCALES.length; s++) {
      double off = Math.log(VowelTemplates.SCALES[s] / usual) / SCALE_SPREAD;
      float prior = (float) (-0.5 * off * off) + speaker[s];
      for (int v = 0; v < count; v++) {
        float d = distance(templates.at(pitch, s, v));
        distance = Math.min(distance, d);
        float log = prior - d * bands / (2 * SPREAD * SPREAD * 4);
        logs[s * count + v] = log;
        best = Math.max(best, log);
      }
    }
    gather(best);
    return shapes;
  }

  private float distance(int at) {
    float[] values = templates.values();
    float sum = 0;
    float slope = 0;
    float squares = 0;
    float norm = 0;
    for (int b = 0; b < bands; b++) {
      float difference = observed[b] - Math.max(floor[b], values[at + b]);
      sum += difference;
      squares += difference * difference;
      slope += difference * tilt[b];
      norm += tilt[b] * tilt[b];
    }
    float rest = squares - sum * sum / bands - (1 - TILT_KEPT) * slope * slope / norm;
    return rest / bands;
  }

  private void gather(float best) {
    Arrays.fill(shapes, 0);
    int count = VowelTemplates.count();
    float total = 0;
    for (int s = 0; s < speaker.length; s++) {
      heard[s] = 0;
      for (int v = 0; v < count; v++) {
        float p = (float) Math.exp(logs[s * count + v] - best);
        shapes[shapeOf[v]] += p;
        heard[s] += p;
        total += p;
      }
    }
    for (int k = 0; k < shapes.length; k++) {
      shapes[k] /= total;
    }
    for (int s = 0; s < speaker.length; s++) {
      // the posterior without the part that came from the speaker, so that it does not feed itself
      float likelihood = (float) Math.log(heard[s] / total + 1e-3) - speaker[s];
      speaker[s] = MEMORY * speaker[s] + LEARNING * Math.max(-4, Math.min(0, likelihood));
    }
  }

  /** The squared distance of the last window from its nearest template, in dB^2. */
  float distance() {
    return distance;
  }
}
