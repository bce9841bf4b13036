package dev.avatar4j.benchmarks;

import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.Posers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * Draws THA4 frames at 25 frames per second, or as fast as it can where that is too fast, with the
 * head and mouth always in motion, and prints the resident memory every ten seconds (Linux).
 *
 * <pre>{@code
 * java -Dmodel=/path/to/character_model -cp benchmarks/target/benchmarks.jar \
 *   dev.avatar4j.benchmarks.Tha4Soak [seconds, default 600]
 * }</pre>
 */
public final class Tha4Soak {
  private static final long FRAME_NANOS = 40_000_000;
  private static final long REPORT_NANOS = 10_000_000_000L;
  private static final Path STATUS = Path.of("/proc/self/status");

  private Tha4Soak() {}

  /**
   * @param args the number of seconds, if given
   * @throws IOException if the resident memory cannot be read
   */
  public static void main(String[] args) throws IOException {
    long seconds = args.length > 0 ? Long.parseLong(args[0]) : 600;
    Frame frame = new Frame(512, 512);
    try (Poser poser = Posers.create("tha4:" + Tha4Benchmark.model());
        PoserSession session = poser.open(poser.ownCharacter().orElseThrow())) {
      long start = System.nanoTime();
      long nextReport = REPORT_NANOS;
      for (int frames = 0; ; frames++) {
        double time = (System.nanoTime() - start) / 1e9;
        session.pose(poseAt(time), frame);
        long elapsed = System.nanoTime() - start;
        if (elapsed >= nextReport) {
          System.out.printf(
              "%4d s  %6d frames  %s%n", elapsed / 1_000_000_000, frames + 1, residentMemory());
          nextReport += REPORT_NANOS;
        }
        if (elapsed >= seconds * 1_000_000_000) {
          return;
        }
        LockSupport.parkNanos(FRAME_NANOS - elapsed % FRAME_NANOS);
      }
    }
  }

  private static Pose poseAt(double seconds) {
    float[] values = new float[Morph.COUNT];
    values[Morph.MOUTH_AAA.ordinal()] = (float) (0.5 + 0.5 * Math.sin(seconds * 12));
    values[Morph.HEAD_X.ordinal()] = (float) (0.4 * Math.sin(seconds * 1.3));
    values[Morph.HEAD_Y.ordinal()] = (float) (0.4 * Math.sin(seconds * 0.9));
    values[Morph.NECK_Z.ordinal()] = (float) (0.3 * Math.sin(seconds * 0.7));
    values[Morph.BODY_Y.ordinal()] = (float) (0.3 * Math.sin(seconds * 0.5));
    values[Morph.BREATHING.ordinal()] = (float) (0.5 + 0.5 * Math.sin(seconds * 2));
    return Pose.of(values);
  }

  private static String residentMemory() throws IOException {
    for (String line : Files.readAllLines(STATUS)) {
      if (line.startsWith("VmRSS:")) {
        return line.replaceAll("\\s+", " ");
      }
    }
    return "resident memory unknown";
  }
}
