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
 * so that the emotion's own head pose stays the middle of the movement. Up to 25 times a second a
 * tremor is drawn anew and added; it never accumulates.
 */
final class SwayDriver {
  private final SplittableRandom random;
  private final double[] offset = new double[Morph.COUNT];
  private final double[] tremor = new double[Morph.COUNT];
  private double nextMacro = Double.NEGATIVE_INFINITY;
  private long microTick = -1;

  SwayDriver(SplittableRandom random) {
    this.random = random;
  }

  /** Adds the sway to the target, which holds the emotion's pose. */
  void apply(FrameTime time, AnimatorSettings settings, boolean emotionChanged, double[] target) {
    double now = time.now();
    List<Morph> morphs = settings.swayMorphs();
    if (emotionChanged || now >= nextMacro) {
      rollMacro(morphs, settings.swayMacroStrength(), target);
      double interval =
          Uniform.between(random, settings.swayIntervalMin(), settings.swayIntervalMax());
      nextMacro = now + interval;
    }
    long tick = (long) Math.floor(now * PoseInterpolator.REFERENCE_FPS + FrameTime.TOLERANCE);
    if (tick != microTick) {
      rollMicro(morphs, settings.swayMicroStrength());
      microTick = tick;
    }
    for (int k = 0; k < morphs.size(); k++) {
      Morph morph = morphs.get(k);
      int i = morph.ordinal();
      target[i] = clamp(target[i] + offset[i] + tremor[i], morph.min(), morph.max());
    }
  }

  private void rollMacro(List<Morph> morphs, double strength, double[] emotion) {
    Arrays.fill(offset, 0);
    for (int k = 0; k < morphs.size(); k++) {
      Morph morph = morphs.get(k);
      int i = morph.ordinal();
      double direction = Uniform.between(random, -1, 1);
      double towards = direction < 0 ? -emotion[i] : emotion[i];
      double limit = Math.min(strength, direction < 0 ? -morph.min() : morph.max());
      offset[i] = direction * clamp(limit - towards, 0, strength);
    }
  }

  private void rollMicro(List<Morph> morphs, double strength) {
    Arrays.fill(tremor, 0);
    for (int k = 0; k < morphs.size(); k++) {
      tremor[morphs.get(k).ordinal()] = Uniform.between(random, -strength, strength);
    }
  }

  private static double clamp(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }
}
