package dev.avatar4j.animation;

import dev.avatar4j.pose.Morph;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The topmost layer: fixed values for some morphs, which win over everything below, blinking and
 * breathing included.
 *
 * <p>Each morph fades from the layers below to its value and back with the interpolator's step. The
 * layers below go on unseen, so a released morph returns to where it would have been.
 */
final class OverrideLayer {
  private final Map<Morph, Float> wanted = new EnumMap<>(Morph.class);
  private final double[] goal = new double[Morph.COUNT];
  private final double[] value = new double[Morph.COUNT];
  private final double[] weight = new double[Morph.COUNT];
  private final double[] weightGoal = new double[Morph.COUNT];

  Map<Morph, Float> asMap() {
    return Collections.unmodifiableMap(new EnumMap<>(wanted));
  }

  void clear() {
    wanted.clear();
    Arrays.fill(weightGoal, 0);
  }

  void set(Morph morph, float target) {
    int i = morph.ordinal();
    wanted.put(morph, target);
    goal[i] = target;
    weightGoal[i] = 1;
  }

  void unset(Morph morph) {
    wanted.remove(morph);
    weightGoal[morph.ordinal()] = 0;
  }

  /**
   * @param step the interpolator's step for this frame
   * @param below the values of the layers below
   * @param result receives the values with this layer on top
   */
  void apply(double step, double[] below, float[] result) {
    for (int i = 0; i < result.length; i++) {
      if (weight[i] == 0 && weightGoal[i] == 0) {
        result[i] = (float) below[i];
        continue;
      }
      // from nothing the value starts at its goal: only the weight fades in
      value[i] = weight[i] == 0 ? goal[i] : PoseInterpolator.advance(value[i], goal[i], step);
      weight[i] = PoseInterpolator.advance(weight[i], weightGoal[i], step);
      result[i] = (float) (below[i] + weight[i] * (value[i] - below[i]));
    }
  }
}
