package dev.avatar4j.poser.djl.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsReaderTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("model.safetensors");
  }

  private Map<String, WeightTensor> read() {
    return new SafetensorsReader(CheckpointLimits.DEFAULT).read(file());
  }

  @Test
  void tensors_are_read_with_their_shapes_and_metadata_is_passed_over() throws IOException {
    Map<String, WeightTensor> tensors =
        Map.of(
            "a", new WeightTensor(new int[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6}),
            "b", new WeightTensor(new int[] {}, new float[] {-0.5f}));
    SafetensorsFile.write(tensors, file());
    assertThat(read()).isEqualTo(tensors);
  }

  @Test
  void halves_and_brain_floats_are_widened() throws IOException {
    byte[] data =
        ByteBuffer.allocate(4)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) 0x3e00)
            .putShort((short) 0x3fc0)
            .array();
    SafetensorsFile.write(
        "{\"h\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,2]},"
            + "\"b\":{\"dtype\":\"BF16\",\"shape\":[1],\"data_offsets\":[2,4]}}",
        data,
        file());
    assertThat(read().get("h").values()).containsExactly(1.5f);
    assertThat(read().get("b").values()).containsExactly(1.5f);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]                                                       | header is no JSON object",
        "{\"a\":                                                  | header is no JSON object",
        "{\"a\":7}                                                | a type that is not read",
        "{\"a\":{\"dtype\":\"F8\"}}                               | a type that is not read",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1]}}               | no usable shape",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1e9,1e9]}}          | no usable shape",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[99999999,9999999]}} | beyond reason",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}                | as its shape asks",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,8]}}  | as its shape asks",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}} | as its shape asks",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}} | as its shape asks",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}  | not a finite number",
      })
  void a_hostile_header_is_refused_with_the_reason(String header, String reason)
      throws IOException {
    SafetensorsFile.write(header, CheckpointFile.floats(1, Float.NaN), file());
    assertThatThrownBy(this::read)
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("model.safetensors")
        .hasMessageContaining(reason);
  }

  @Test
  void a_file_of_another_kind_and_a_missing_one_are_refused() throws IOException {
    assertThatThrownBy(this::read).hasMessageContaining("there is no such file");
    Files.writeString(file(), "<html>");
    assertThatThrownBy(this::read).hasMessageContaining("too short");
    Files.writeString(file(), "<html><body>not found</body></html>");
    assertThatThrownBy(this::read).hasMessageContaining("no safetensors file");
  }
}
