package dev.avatar4j.postprocessor.golden;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reference data beside the repository; a test that asks for it is skipped where it is absent. */
public final class ReferenceFiles {
  private static final Path SHARED = Path.of("..", "..", "shared");
  private static final Path ROOT = SHARED.resolve("golden").resolve("postprocessor");

  private ReferenceFiles() {}

  /** A file or folder of the shared reference data. */
  public static Path shared(String name) {
    Path path = SHARED.resolve(name);
    assumeTrue(Files.exists(path), () -> "skipped: no reference data at " + path);
    return path;
  }

  /** A JSON file of the filters' reference data. */
  public static JsonNode json(String name) {
    Path path = ROOT.resolve(name);
    assumeTrue(Files.exists(path), () -> "skipped: no reference data at " + path);
    try {
      return new ObjectMapper().readTree(path.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static float[] floats(String name) {
    ByteBuffer bytes = bytes(name);
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  static int[] ints(String name) {
    ByteBuffer bytes = bytes(name);
    int[] values = new int[bytes.remaining() / Integer.BYTES];
    bytes.asIntBuffer().get(values);
    return values;
  }

  private static ByteBuffer bytes(String name) {
    try {
      return ByteBuffer.wrap(Files.readAllBytes(ROOT.resolve(name))).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
