package dev.avatar4j.animation;

import dev.avatar4j.pose.Morph;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Idle movement of head and body.
 *
 * <p>Every few seconds, and at once when the emotion changes, each sway morph gets a new place
 * around the emotion's own value. The room on either side is the macro strength, and shrinks as the
 * emotion's value nears the end of the sway range (&plusmn; the strength) or of the morph's range,
 * so that the emotion's own head pose stays the middle of the movement. 25 times a second a tremor
 * is drawn anew and added; it never accumulates.
 */
final class SwayDriver {
  private final SplittableRandom random;
  private final double[] place = new double[Morph.COUNT];
  private final double[] tremor = new double[Morph.COUNT];
  private double nextMacro = Double.POSITIVE_INFINITY;

  SwayDriver(SplittableRandom random) {
    this.random = random;
  }

  /** Adds the sway to the target of a step, which holds the emotion's pose. */
  void apply(FrameTime time, AnimatorSettings settings, boolean emotionChanged, double[] target) {
    if (emotionChanged) {
      rollPlace(time.stepStart(), settings);
    }
    List<Morph> morphs = settings.swayMorphs();
    double macro = settings.swayMacroStrength();
    double micro = settings.swayMicroStrength();
    for (int k = 0; k < morphs.size(); k++) {
      Morph morph = morphs.get(k);
      int i = morph.ordinal();
      double offset = place[i] * room(morph, target[i], place[i], macro) + tremor[i] * micro;
      target[i] = clamp(target[i] + offset, morph.min(), morph.max());
    }
    if (time.onTick()) {
      // for the next step: this one has led up to the tick
      if (time.now() >= nextMacro - FrameTime.TOLERANCE) {
        rollPlace(time.now(), settings);
      }
      roll(tremor, morphs);
    }
  }

  private void rollPlace(double now, AnimatorSettings settings) {
    roll(place, settings.swayMorphs());
    nextMacro =
        now + Uniform.between(random, settings.swayIntervalMin(), settings.swayIntervalMax());
  }

  /** Draws a number of -1..1 for each morph. */
  private void roll(double[] numbers, List<Morph> morphs) {
    Arrays.fill(numbers, 0);
    for (int k = 0; k < morphs.size(); k++) {
      numbers[morphs.get(k).ordinal()] = Uniform.between(random, -1, 1);
    }
  }

  /** How far a morph may go in a direction from the emotion's value. */
  private static double room(Morph morph, double emotion, double direction, double strength) {
    double towards = direction < 0 ? -emotion : emotion;
    double limit = Math.min(strength, direction < 0 ? -morph.min() : morph.max());
    return clamp(limit - towards, 0, strength);
  }

  private static double clamp(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }
}
