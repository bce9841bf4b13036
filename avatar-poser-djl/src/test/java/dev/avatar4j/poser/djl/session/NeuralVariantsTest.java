package dev.avatar4j.poser.djl.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.poser.PoserSpec;
import dev.avatar4j.poser.PoserVariant;
import dev.avatar4j.poser.PoserVariants;
import dev.avatar4j.poser.djl.engine.Device;
import dev.avatar4j.poser.djl.engine.Precision;
import dev.avatar4j.poser.djl.engine.PyTorchRuntime;
import dev.avatar4j.poser.selftest.MachineName;
import dev.avatar4j.poser.selftest.SelfTestRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeuralVariantsTest {
  private static final Device GPU = new Device(0);

  @TempDir Path folder;

  @Test
  void all_that_the_devices_compute_fast_is_compared_with_the_published_form() {
    assertThat(names("tha3:x", true))
        .containsExactly(
            "cpu float32 literal",
            "cpu float32 tuned",
            "cpu bfloat16 tuned",
            "cuda:0 float32 tuned",
            "cuda:0 float16 tuned");
    PoserVariants variants = variants("tha3:x?threads=3", true);
    assertThat(variants.absent()).isEmpty();
    assertThat(variants.variants().get(4).spec())
        .hasToString("tha3:x?threads=3&device=cuda:0&precision=float16&form=tuned");
  }

  @Test
  void what_the_machine_has_not_is_said() {
    PoserVariants variants =
        NeuralVariants.of(PoserSpec.parse("tha3:x"), "n", List.of(Device.CPU), false);
    assertThat(variants.variants())
        .extracting(PoserVariant::toString)
        .containsExactly("cpu float32 literal", "cpu float32 tuned");
    assertThat(variants.absent())
        .anySatisfy(reason -> assertThat(reason).contains("cpu bfloat16", "avx512_bf16"))
        .anySatisfy(reason -> assertThat(reason).contains("cuda", "docs/gpu.md"));
  }

  @Test
  void a_poser_left_to_itself_takes_the_first_gpu_and_never_the_published_form() {
    PoserVariants both = variants("tha3:x", true);
    assertThat(both.device()).isEqualTo("cuda:0");
    assertThat(both.choosable()).extracting(PoserVariant::form).containsOnly("tuned").hasSize(4);
    PoserVariants processor =
        NeuralVariants.of(PoserSpec.parse("tha3:x"), "n", List.of(Device.CPU), false);
    assertThat(processor.device()).isEqualTo("cpu");
    assertThat(processor.choosable()).hasToString("[cpu float32 tuned]");
    assertThat(variants("tha3:x?form=literal", true).choosable())
        .as("unless it was asked for")
        .hasToString("[cpu float32 literal]");
  }

  @Test
  void an_option_that_is_given_is_kept() {
    assertThat(names("tha3:x?precision=bfloat16", true))
        .containsExactly("cpu float32 literal", "cpu bfloat16 tuned");
    assertThat(names("tha3:x?form=literal", true)).containsExactly("cpu float32 literal");
  }

  @ParameterizedTest
  @CsvSource({"bfloat16,BFLOAT16", "float16,FLOAT16", "float8,FLOAT32"})
  void the_precision_is_that_of_the_self_test(String recorded, Precision expected)
      throws IOException {
    SelfTestRecords records = new SelfTestRecords(folder);
    assertThat(NeuralVariants.measured(records, "n", GPU))
        .as("float32 without a self-test, on a GPU as well")
        .isEqualTo(Precision.FLOAT32);
    Files.writeString(
        folder.resolve(SelfTestRecords.FILE),
        """
        {"version": 1, "choices": [{"network": "n", "engine": "%s", "machine": "%s",
         "device": "cuda:0", "precision": "%s"}]}
        """
            .formatted(PyTorchRuntime.name(), MachineName.ofThisMachine(), recorded));
    assertThat(NeuralVariants.measured(records, "n", GPU)).isEqualTo(expected);
    assertThat(NeuralVariants.measured(records, "n", Device.CPU)).isEqualTo(Precision.FLOAT32);
    assertThat(NeuralVariants.measured(records, "m", GPU)).isEqualTo(Precision.FLOAT32);
  }

  private static PoserVariants variants(String spec, boolean bfloat16) {
    return NeuralVariants.of(PoserSpec.parse(spec), "n", List.of(Device.CPU, GPU), bfloat16);
  }

  private static List<String> names(String spec, boolean bfloat16) {
    return variants(spec, bfloat16).variants().stream()
        .filter(variant -> bfloat16 || variant.device().equals("cpu"))
        .map(PoserVariant::toString)
        .toList();
  }
}
