package dev.avatar4j.server.cli.clip;

import dev.avatar4j.animation.AnimationFrame;
import dev.avatar4j.animation.Animator;
import dev.avatar4j.pose.Morph;
import java.util.function.IntConsumer;

/** Notes the six morphs of the mouth in each frame. */
final class MouthTrace implements IntConsumer {
  private final Animator animator;
  private final AnimationFrame frame = new AnimationFrame();
  private final float[][] weights;

  /**
   * @param animator read at each frame
   * @param frames how many there are
   */
  MouthTrace(Animator animator, int frames) {
    this.animator = animator;
    weights = new float[frames][Morph.MOUTH_OPEN.size()];
  }

  @Override
  public void accept(int index) {
    animator.apply(frame);
    for (int k = 0; k < weights[index].length; k++) {
      weights[index][k] = frame.value(Morph.MOUTH_OPEN.get(k));
    }
  }

  int frames() {
    return weights.length;
  }

  /** How much the mouth has of a shape in a frame, 0 to 1, as {@link Morph#MOUTH_OPEN} orders. */
  float weight(int frame, int shape) {
    return weights[frame][shape];
  }
}
