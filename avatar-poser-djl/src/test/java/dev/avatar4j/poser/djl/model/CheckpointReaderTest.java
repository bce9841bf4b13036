package dev.avatar4j.poser.djl.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.poser.djl.SharedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointReaderTest {
  @TempDir Path folder;

  @Test
  void a_state_dict_comes_back_in_order_with_shapes_and_values() {
    byte[] pickle =
        PickleBytes.start()
            .openDict()
            .text("b")
            .tensor("FloatStorage", "0", 6, 0, new long[] {2, 3}, new long[] {3, 1})
            .text("a")
            .tensor("FloatStorage", "0", 6, 1, new long[] {2}, new long[] {3})
            .closeDict();
    Path file =
        CheckpointFile.withPickle(pickle)
            .storage("0", CheckpointFile.floats(0, 1, 2, 3, 4, 5))
            .write(folder.resolve("ok.pt"));

    Map<String, WeightTensor> tensors = new CheckpointReader().read(file);

    assertThat(tensors.keySet()).containsExactly("b", "a");
    assertThat(tensors.get("b"))
        .isEqualTo(new WeightTensor(new int[] {2, 3}, new float[] {0, 1, 2, 3, 4, 5}));
    assertThat(tensors.get("a")).isEqualTo(new WeightTensor(new int[] {2}, new float[] {1, 4}));
  }

  @Test
  void metadata_set_on_the_dict_is_dropped() {
    byte[] pickle =
        PickleBytes.start()
            .openDict()
            .op('u', '}')
            .text("_metadata")
            .global("collections", "OrderedDict")
            .op(')', 'R', 's', 'b', '.')
            .toBytes();
    Path file = CheckpointFile.withPickle(pickle).write(folder.resolve("metadata.pt"));
    assertThat(new CheckpointReader().read(file)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "HalfStorage, 2, 003c00c0ff7b0104, 1 -2 65504 6.1094761e-5",
    "HalfStorage, 2, 010000800000ff03, 5.9604645e-8 0 0 6.0975552e-5",
    "BFloat16Storage, 2, 803f60c0, 1 -3.5",
    "DoubleStorage, 8, 000000000000e03f, 0.5",
    "LongStorage, 8, ffffffffffffffff, -1",
    "IntStorage, 4, f9ffffff, -7",
    "ShortStorage, 2, feff, -2",
    "CharStorage, 1, ff7f, -1 127",
    "ByteStorage, 1, 00ff, 0 255",
    "BoolStorage, 1, 0100, 1 0"
  })
  void every_element_type_is_read(String type, int size, String hex, String expected) {
    byte[] bytes = java.util.HexFormat.of().parseHex(hex);
    long count = bytes.length / size;
    Path file = single(type, count, 0, new long[] {count}, new long[] {1}, bytes);
    String[] numbers = expected.split(" ");
    float[] values = new CheckpointReader().read(file).get("w").values();
    assertThat(values).hasSize(numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      assertThat(values[i]).isEqualTo(Float.parseFloat(numbers[i]));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mixed_zip.pt", "ok_rezipped.pt"})
  void the_mixed_fixture_is_read_as_stated(String name) throws IOException {
    Path fixtures = SharedFiles.require("golden/tha/loader");
    Map<String, WeightTensor> tensors = new CheckpointReader().read(fixtures.resolve(name));
    JsonNode expected =
        new ObjectMapper().readTree(fixtures.resolve("mixed_expected.json").toFile());
    assertThat(tensors.keySet()).containsExactlyInAnyOrderElementsOf(expected::fieldNames);
    tensors.forEach(
        (key, tensor) -> {
          JsonNode values = expected.get(key).get("values");
          assertThat(Arrays.stream(tensor.shape()).boxed().toList())
              .as(key)
              .isEqualTo(integers(expected.get(key).get("shape")));
          assertThat(tensor.values()).as(key).hasSize(values.size());
          for (int i = 0; i < tensor.values().length; i++) {
            assertThat(tensor.values()[i]).as(key).isEqualTo((float) values.get(i).asDouble());
          }
        });
  }

  private static List<Integer> integers(JsonNode array) {
    List<Integer> values = new ArrayList<>();
    array.forEach(value -> values.add(value.asInt()));
    return values;
  }

  @Test
  void parameters_in_a_plain_dict_are_read() {
    Path file = SharedFiles.require("golden/tha/loader/dict_and_parameter_zip.pt");
    assertThat(new CheckpointReader().read(file)).isNotEmpty();
  }

  @Test
  void a_whole_half_precision_network_is_read() {
    Path file = SharedFiles.require("golden/tha/loader/separable_half_editor_formula.pt");
    Map<String, WeightTensor> tensors = new CheckpointReader().read(file);
    assertThat(tensors).hasSize(81);
    assertThat(tensors.values().stream().mapToInt(t -> t.values().length).sum()).isEqualTo(942_328);
  }

  @ParameterizedTest
  @CsvSource({
    "mixed_legacy.pt, legacy format",
    "reject_global_os.pt, posix.getcwd",
    "reject_whole_module.pt, torch.nn",
    "reject_missing_storage.pt, is missing",
    "reject_short_storage.pt, instead of",
    "reject_truncated_pickle.pt, cut short",
    "reject_truncated_zip.pt, zip structure is damaged"
  })
  void damaged_and_hostile_fixtures_are_refused_with_the_reason(String name, String reason) {
    Path file = SharedFiles.require("golden/tha/loader").resolve(name);
    assertThatThrownBy(() -> new CheckpointReader().read(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(name + ": ")
        .hasMessageContaining(reason)
        .hasMessageEndingWith(".");
  }

  @Test
  void what_is_no_checkpoint_is_refused_with_the_next_step() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.pt"), "hello");
    Path empty = Files.writeString(folder.resolve("empty.pt"), "");
    Path zip =
        new CheckpointFile()
            .entry("a/b", "c".getBytes(StandardCharsets.UTF_8))
            .write(folder.resolve("zip.pt"));
    assertThatThrownBy(() -> new CheckpointReader().read(text))
        .hasMessageContaining("notes.pt: it is no PyTorch checkpoint. Use");
    assertThatThrownBy(() -> new CheckpointReader().read(empty))
        .hasMessageContaining("empty.pt: it is no PyTorch checkpoint. Use");
    assertThatThrownBy(() -> new CheckpointReader().read(zip))
        .hasMessageContaining("zip file without data.pkl");
    assertThatThrownBy(() -> new CheckpointReader().read(folder.resolve("absent.pt")))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("there is no such file");
  }

  @ParameterizedTest
  @CsvSource({
    "FloatStorage, 0000c07f",
    "FloatStorage, 0000807f",
    "HalfStorage, 007c",
    "HalfStorage, 017e",
    "DoubleStorage, 000000000000f07f",
    "DoubleStorage, 9c7500883ce4377e",
    "BFloat16Storage, 807f"
  })
  void weights_that_are_not_finite_floats_are_refused(String type, String hex) {
    byte[] bytes = java.util.HexFormat.of().parseHex(hex);
    Path file = single(type, 1, 0, new long[] {1}, new long[] {1}, bytes);
    assertThatThrownBy(() -> new CheckpointReader().read(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("the tensor w holds a value that is not a finite number");
  }

  private Path single(
      String type, long elements, long offset, long[] shape, long[] strides, byte[] bytes) {
    byte[] pickle =
        PickleBytes.start()
            .openDict()
            .text("w")
            .tensor(type, "0", elements, offset, shape, strides)
            .closeDict();
    return CheckpointFile.withPickle(pickle).storage("0", bytes).write(folder.resolve("w.pt"));
  }
}
