package dev.avatar4j.poser.djl.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.poser.djl.SharedFiles;
import dev.avatar4j.poser.djl.model.CheckpointReader;
import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.djl.tha3.Tha3Architecture;
import dev.avatar4j.poser.djl.tha3.Tha3Variant;
import dev.avatar4j.poser.djl.topology.Editor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormulaWeightsTest {
  @ParameterizedTest
  @EnumSource(names = {"SEPARABLE_FLOAT", "STANDARD_FLOAT"})
  void weights_by_formula_are_those_of_the_reference_bit_for_bit(Tha3Variant variant) {
    JsonNode check = GoldenTensors.manifest("golden/tha/weights_check.json");
    for (String network : Tha3Architecture.NETWORKS) {
      Map<String, WeightTensor> weights =
          FormulaWeights.of(network, Tha3Architecture.tensors(variant.kind(), network));
      JsonNode expected = check.get("tha3_" + variant.id()).get(network);
      assertThat(weights).hasSize(expected.size());
      weights.forEach(
          (key, tensor) ->
              assertThat(crc(tensor))
                  .as(network + " " + key)
                  .isEqualTo(expected.get(key).get("crc32").asText()));
    }
  }

  @Test
  void a_checkpoint_in_half_precision_reads_as_the_rounded_weights() {
    Map<String, WeightTensor> read =
        new CheckpointReader()
            .read(SharedFiles.require("golden/tha/loader/separable_half_editor_formula.pt"));
    Tha3Variant variant = Tha3Variant.SEPARABLE_HALF;
    assertThat(read)
        .isEqualTo(
            FormulaWeights.halfOf(
                Editor.NAME, Tha3Architecture.tensors(variant.kind(), Editor.NAME)));
  }

  private static String crc(WeightTensor tensor) {
    float[] values = tensor.values();
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return "%08x".formatted(crc.getValue());
  }
}
