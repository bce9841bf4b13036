package dev.avatar4j.animation;

import dev.avatar4j.pose.Morph;

/**
 * Lays the layers that are not fed back into the animation over the pose: gaze, the closed eyes of
 * a blink, overrides.
 */
final class FrameComposer {
  private final double[] pose = new double[Morph.COUNT];
  private final float[] output = new float[Morph.COUNT];
  private double frame = Double.NEGATIVE_INFINITY;
  private double frameBefore = Double.NEGATIVE_INFINITY;

  /**
   * @return the pose, every value in its range; valid until the next call. Asked twice at one time,
   *     it is the same
   */
  float[] compose(
      FrameTime time, double[] current, GazeDriver gaze, BlinkDriver blink, OverrideLayer layer) {
    if (time.now() != frame) {
      frameBefore = frame;
      frame = time.now();
    }
    System.arraycopy(current, 0, pose, 0, pose.length);
    gaze.addTo(pose);
    blink.show(frameBefore, pose);
    layer.coverMorphs(pose);
    for (int i = 0; i < output.length; i++) {
      output[i] = Morph.ALL.get(i).clamp((float) pose[i]);
    }
    return output;
  }
}
