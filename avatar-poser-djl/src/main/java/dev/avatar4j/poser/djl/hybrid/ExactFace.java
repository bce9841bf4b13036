package dev.avatar4j.poser.djl.hybrid;

import dev.avatar4j.pose.Morph;
import dev.avatar4j.poser.warp.face.Texture;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The face as the network paints it for exactly this pose: every frame waits for its own. A pure
 * function of the pose; for stills and scenes that are rendered to files.
 */
final class ExactFace implements FaceView {
  private final FaceWorker worker;
  private final TimedStage stage;
  private final FaceLayout layout;
  private final float[] painted;
  private final float[] pose = new float[Morph.COUNT];
  private final AtomicLong faces = new AtomicLong();
  private final AtomicLong frames = new AtomicLong();
  private boolean valid;

  ExactFace(FaceWorker worker, TimedStage stage, FaceLayout layout) {
    this.worker = worker;
    this.stage = stage;
    this.layout = layout;
    painted = new float[4 * layout.area().size()];
  }

  @Override
  public void show(float[] wanted, Texture canvas) {
    if (!valid || !Arrays.equals(wanted, 0, FaceStage.MORPHS, pose, 0, FaceStage.MORPHS)) {
      valid = false;
      System.arraycopy(wanted, 0, pose, 0, FaceStage.MORPHS);
      worker.call(
          () -> {
            stage.draw(pose, painted);
            layout.finish(painted);
            return null;
          });
      valid = true;
      faces.incrementAndGet();
    }
    frames.incrementAndGet();
    layout.paste(painted, canvas);
  }

  @Override
  public float[] shown() {
    return pose;
  }

  @Override
  public FaceStatistics statistics() {
    long drawn = frames.get();
    return new FaceStatistics(faces.get(), 0, drawn, drawn, 0, 0, 0, stage.meanMillis());
  }

  @Override
  public void close() {
    worker.call(
        () -> {
          stage.close();
          return null;
        });
  }
}
