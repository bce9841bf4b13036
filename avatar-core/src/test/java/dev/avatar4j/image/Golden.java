package dev.avatar4j.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reference data beside the repository; a test that asks for it is skipped where it is absent. */
final class Golden {
  private static final Path ROOT = Path.of("..", "..", "shared");
  private static final int SAMPLES = 4096;

  private Golden() {}

  static Path path(String name) {
    Path path = ROOT.resolve(name);
    assumeTrue(Files.exists(path), () -> "no reference data at " + path);
    return path;
  }

  static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(path(name));
  }

  static float[] floats(String name) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(name)).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[bytes.remaining() / 4];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  /** Largest difference between a frame and the samples of a network input (range -1..1). */
  static double largestDifference(Frame frame, float[] samples) {
    assertThat(samples).hasSize(4 * SAMPLES);
    double largest = 0;
    for (int k = 0; k < SAMPLES; k++) {
      int position = (int) ((k * 2654435761L + 97) % frame.size());
      for (int c = 0; c < 4; c++) {
        double expected = (samples[4 * k + c] + 1.0) / 2;
        largest = Math.max(largest, Math.abs(frame.plane(c)[position] - expected));
      }
    }
    return largest;
  }
}
