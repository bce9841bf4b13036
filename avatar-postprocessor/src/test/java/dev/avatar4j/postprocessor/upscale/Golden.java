package dev.avatar4j.postprocessor.upscale;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.avatar4j.image.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Recorded figures of the reference system: samples of the result at listed positions. */
final class Golden {
  private static final Path FOLDER = Path.of("..", "..", "shared", "golden", "postprocessor");

  private final String id;
  private final ByteBuffer samples;
  private final ByteBuffer positions;

  private Golden(String id, ByteBuffer samples, ByteBuffer positions) {
    this.id = id;
    this.samples = samples;
    this.positions = positions;
  }

  static Golden read(String id, int width, int height) {
    Path file = FOLDER.resolve("cases").resolve(id + ".f32");
    assumeTrue(
        Files.exists(file), "The golden data ../shared/golden/postprocessor are not on this disk.");
    return new Golden(
        id, bytes(file), bytes(FOLDER.resolve("positions_" + width + "x" + height + ".i32")));
  }

  private static ByteBuffer bytes(Path file) {
    try {
      return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The largest difference of the first channels at any position. */
  double error(Frame frame, int channels) {
    double worst = 0;
    int count = positions.capacity() / 8;
    for (int i = 0; i < count; i++) {
      int at = positions.getInt(8 * i + 4) * frame.width() + positions.getInt(8 * i);
      for (int c = 0; c < channels; c++) {
        worst = Math.max(worst, Math.abs(frame.plane(c)[at] - samples.getFloat(16 * i + 4 * c)));
      }
    }
    System.out.println(id + ": largest error " + worst);
    return worst;
  }

  double error(Frame frame) {
    return error(frame, 4);
  }
}
