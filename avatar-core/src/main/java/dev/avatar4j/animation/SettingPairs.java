package dev.avatar4j.animation;

import dev.avatar4j.InvalidInputException;
import java.util.function.Consumer;

/** Settings that belong together in a certain order: a shortest and a longest time, two edges. */
final class SettingPairs {
  /** The least part of the picture that a crop leaves between two edges. */
  private static final double CROP_GAP = 0.05;

  private SettingPairs() {}

  static void check(AnimatorSettings settings, Consumer<InvalidInputException> problem) {
    check(settings, AnimatorKeys.BLINK_INTERVAL_MIN, AnimatorKeys.BLINK_INTERVAL_MAX, 0, problem);
    check(settings, AnimatorKeys.SWAY_INTERVAL_MIN, AnimatorKeys.SWAY_INTERVAL_MAX, 0, problem);
    check(
        settings,
        AnimatorKeys.GAZE_SACCADE_INTERVAL_MIN,
        AnimatorKeys.GAZE_SACCADE_INTERVAL_MAX,
        0,
        problem);
    check(settings, FrameKeys.CROP_LEFT, FrameKeys.CROP_RIGHT, CROP_GAP, problem);
    check(settings, FrameKeys.CROP_TOP, FrameKeys.CROP_BOTTOM, CROP_GAP, problem);
  }

  private static void check(
      AnimatorSettings settings,
      Setting<Double> low,
      Setting<Double> high,
      double gap,
      Consumer<InvalidInputException> problem) {
    double least = settings.get(high) - gap;
    // a little room: 1 - 0.95 is not 0.05
    if (settings.get(low) > least + 1e-9) {
      problem.accept(
          new InvalidInputException(
              low.key(),
              low.key()
                  + " is "
                  + settings.get(low)
                  + "; it needs to be at most "
                  + (gap > 0 ? gap + " less than " : "")
                  + high.key()
                  + ", which is "
                  + settings.get(high)
                  + "."));
    }
  }
}
