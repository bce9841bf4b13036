package dev.avatar4j.benchmarks;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.poser.djl.hybrid.FaceModel;
import dev.avatar4j.poser.djl.hybrid.FaceStage;
import dev.avatar4j.poser.warp.PixelArea;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands for a network whose faces cost a given CPU time: computes that long and shows the picture
 * as it is, the mouth's part darker the more it opens. The area is that of THA3.
 */
final class BusyFaceModel implements FaceModel {
  private static final PixelArea AREA = new PixelArea(160, 32, 192, 192);

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread faces = new Thread(task, "busy-faces");
            faces.setDaemon(true);
            return faces;
          });
  private final int milliseconds;

  BusyFaceModel(int milliseconds) {
    this.milliseconds = milliseconds;
  }

  @Override
  public String description() {
    return "A stand-in of " + milliseconds + " ms of CPU time";
  }

  @Override
  public Executor thread() {
    return thread;
  }

  @Override
  public PixelArea area() {
    return AREA;
  }

  @Override
  public FaceStage open(CharacterImage character) {
    Frame picture = character.picture();
    return new FaceStage() {
      @Override
      public void draw(float[] pose, float[] rgba) {
        long end = threads.getCurrentThreadCpuTime() + milliseconds * 1_000_000L;
        float light = 1f - 0.5f * pose[26];
        do {
          for (int i = 0; i < AREA.size(); i++) {
            int at = (AREA.y() + i / AREA.width()) * 512 + AREA.x() + i % AREA.width();
            float alpha = picture.alpha()[at];
            for (int c = 0; c < 3; c++) {
              rgba[4 * i + c] = light * alpha * picture.plane(c)[at];
            }
            rgba[4 * i + 3] = alpha;
          }
        } while (threads.getCurrentThreadCpuTime() < end);
      }

      @Override
      public void close() {
        // nothing to free
      }
    };
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
