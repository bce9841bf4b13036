package dev.avatar4j.poser.djl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Models and goldens that lie beside the repository and are not part of it. */
public final class SharedFiles {
  /** Where they lie. */
  public static final Path ROOT = Path.of("..", "..", "shared");

  private SharedFiles() {}

  /** The file or folder; the test is skipped where it is absent. */
  public static Path require(String path) {
    Path file = ROOT.resolve(path);
    Assumptions.assumeTrue(Files.exists(file), file + " is absent");
    return file;
  }

  public static float[] floats(Path file) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      float[] values = new float[bytes.remaining() / Float.BYTES];
      bytes.asFloatBuffer().get(values);
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
