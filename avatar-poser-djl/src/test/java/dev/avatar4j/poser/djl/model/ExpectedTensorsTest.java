package dev.avatar4j.poser.djl.model;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpectedTensorsTest {
  private final ExpectedTensors expected =
      ExpectedTensors.of("test network").tensor("a.weight", 2, 3).tensor("a.bias", 2).build();
  private final Map<String, WeightTensor> tensors = new LinkedHashMap<>();

  @BeforeEach
  void fill() {
    tensors.put("a.weight", new WeightTensor(new int[] {2, 3}, new float[6]));
    tensors.put("a.bias", new WeightTensor(new int[] {2}, new float[2]));
  }

  @Test
  void the_exact_keys_and_shapes_pass() {
    assertThatCode(() -> expected.check("x.pt", tensors)).doesNotThrowAnyException();
  }

  @Test
  void a_missing_key_is_named() {
    tensors.remove("a.bias");
    assertThatThrownBy(() -> expected.check("x.pt", tensors))
        .isInstanceOf(CheckpointException.class)
        .hasMessage("x.pt: the key a.bias is missing. This is no test network; use another file.");
  }

  @Test
  void an_extra_key_is_named() {
    tensors.put("b.bias", new WeightTensor(new int[0], new float[1]));
    assertThatThrownBy(() -> expected.check("x.pt", tensors))
        .hasMessageContaining("unknown key b.bias");
  }

  @Test
  void a_shape_that_differs_is_named() {
    tensors.put("a.weight", new WeightTensor(new int[] {3, 2}, new float[6]));
    assertThatThrownBy(() -> expected.check("x.pt", tensors))
        .hasMessageContaining("a.weight has the shape [3, 2] instead of [2, 3]");
  }
}
