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

  /** The pitch of a voice whose tract has length 1, in Hz. */
  private static final double MAN_PITCH = 150;

  /** Below this, how a voice is used (breathy or pressed) shows more than the vowel. */
  private static final double LOW = 340;

  private static final float LOW_WEIGHT = 0.2f;
  private static final double CENTRE_LIMIT = 4300;
  private static final float SPREAD = 3.2f;
  private static final float TILT_KEPT = 0.1f;

  /** The spread of tract lengths about what the pitch tells, as a natural logarithm. */
  private static final double SCALE_SPREAD = 0.09;

  /** How much one window counts for the length of the tract, and how fast it is forgotten. */
  private static final float LEARNING = 0.03f;

  private static final float MEMORY = 0.995f;

  /** By how much shorter the tract is, as a part, when the pitch is an octave higher. */
  private static final double SHORTER_PER_OCTAVE = 0.32;

  private static final float MASKED = 3;

  private final VowelTemplates templates;
  private final int bands;
  private final float[] weight;
  private final float[] tilt;
  private final int[] shapeOf = new int[VowelTemplates.count()];
  private final float[] speaker = new float[VowelTemplates.SCALES.length];
  private final float[] heard = new float[VowelTemplates.SCALES.length];
  private final float[] logs = new float[VowelTemplates.SCALES.length * VowelTemplates.count()];
  private final float[] observed;
  private final float[] floor;
  private final float[] shapes = new float[Morph.MOUTH_OPEN.size()];
  private float total;
  private float norm;
  private float distance;

  VowelScorer(FilterBank bank) {
    templates = VowelTemplates.of(bank);
    int used = 0;
    while (used < bank.size() && bank.centre(used) < CENTRE_LIMIT) {
      used++;
    }
    bands = used;
    observed = new float[bands];
    floor = new float[bands];
    weight = new float[bands];
    tilt = new float[bands];
    float moment = 0;
    for (int b = 0; b < bands; b++) {
      weight[b] = bank.centre(b) < LOW ? LOW_WEIGHT : 1;
      total += weight[b];
      moment += weight[b] * b;
    }
    for (int b = 0; b < bands; b++) {
      tilt[b] = b - moment / total;
      norm += weight[b] * tilt[b] * tilt[b];
    }
    int vowel = 0;
    for (Viseme viseme : VowelTemplates.visemes()) {
      shapeOf[vowel++] = Morph.MOUTH_OPEN.indexOf(viseme.morph().orElseThrow());
    }
  }

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
    double usual =
        1 + SHORTER_PER_OCTAVE * (Math.log(Math.max(80, frame.pitch) / MAN_PITCH) / Math.log(2));
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

  /** The mean squared difference, of which level and most of the tilt are left out. */
  private float distance(int at) {
    float[] values = templates.values();
    float sum = 0;
    float slope = 0;
    float squares = 0;
    for (int b = 0; b < bands; b++) {
      float difference = observed[b] - Math.max(floor[b], values[at + b]);
      float weighted = weight[b] * difference;
      sum += weighted;
      squares += weighted * difference;
      slope += weighted * tilt[b];
    }
    float rest = squares - sum * sum / total - (1 - TILT_KEPT) * slope * slope / norm;
    return rest / total;
  }

  private void gather(float best) {
    Arrays.fill(shapes, 0);
    int count = VowelTemplates.count();
    float all = 0;
    for (int s = 0; s < speaker.length; s++) {
      heard[s] = 0;
      for (int v = 0; v < count; v++) {
        float p = (float) Math.exp(logs[s * count + v] - best);
        shapes[shapeOf[v]] += p;
        heard[s] += p;
        all += p;
      }
    }
    for (int k = 0; k < shapes.length; k++) {
      shapes[k] /= all;
    }
    for (int s = 0; s < speaker.length; s++) {
      // the posterior without the part that came from the speaker, so that it does not feed itself
      float likelihood = (float) Math.log(heard[s] / all + 1e-3) - speaker[s];
      speaker[s] = MEMORY * speaker[s] + LEARNING * Math.max(-4, Math.min(0, likelihood));
    }
  }

  /** The squared distance of the last window from its nearest template, in dB^2. */
  float distance() {
    return distance;
  }
}
