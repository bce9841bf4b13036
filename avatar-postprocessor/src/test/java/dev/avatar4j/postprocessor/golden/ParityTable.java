package dev.avatar4j.postprocessor.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The excerpt of the reference's results that this project keeps: all cases on inputs of a closed
 * formula, a few dozen pixels each. {@code parity.json} has the cases and, for each size, the
 * positions; {@code parity.f32} the values as little-endian float32, R G B A of one position after
 * the other, one case after the other. Written by {@link ParityTableWriter}.
 */
final class ParityTable {
  static final String CASES = "parity.json";
  static final String VALUES = "parity.f32";

  /** Positions of each case. */
  static final int POSITIONS = 48;

  private ParityTable() {}

  static JsonNode cases() {
    try (InputStream in = ParityTable.class.getResourceAsStream(CASES)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static float[] values() {
    try (InputStream in = ParityTable.class.getResourceAsStream(VALUES)) {
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      float[] values = new float[bytes.remaining() / Float.BYTES];
      bytes.asFloatBuffer().get(values);
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Under which key {@code parity.json} has the positions for a case. */
  static String sizeOf(JsonNode golden) {
    return golden.get("width").asText() + "x" + golden.get("height").asText();
  }
}
