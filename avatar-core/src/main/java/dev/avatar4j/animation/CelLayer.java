package dev.avatar4j.animation;

import dev.avatar4j.cel.CelBuffer;
import dev.avatar4j.cel.CharacterCel;

/**
 * The strengths of the character cels: each eases towards the emotion's strength with the
 * interpolator's step. Cels are matched by name; one that a template does not mention is 0.
 */
final class CelLayer {
  private final double[] current = new double[CharacterCel.COUNT];
  private final CelBuffer strengths = new CelBuffer();

  /** Takes the target over at once. */
  void jumpTo(double[] target) {
    System.arraycopy(target, 0, current, 0, current.length);
  }

  /** Takes the target of one cel over at once. */
  void jumpTo(int cel, double target) {
    current[cel] = target;
  }

  /**
   * @param step the interpolator's step for this frame
   * @param target the strengths the emotion asks for, overrides included, by ordinal
   */
  void apply(double step, double[] target) {
    PoseInterpolator.advance(current, target, step);
    for (int i = 0; i < current.length; i++) {
      strengths.set(CharacterCel.ALL.get(i), (float) current[i]);
    }
  }

  CelBuffer strengths() {
    return strengths;
  }
}
