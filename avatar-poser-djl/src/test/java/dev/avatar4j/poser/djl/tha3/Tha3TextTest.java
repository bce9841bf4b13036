package dev.avatar4j.poser.djl.tha3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.poser.djl.engine.Precision;
import dev.avatar4j.poser.djl.network.ConvKind;
import dev.avatar4j.poser.djl.network.DenseCpuForm;
import dev.avatar4j.poser.djl.network.LiteralForm;
import dev.avatar4j.poser.djl.network.NetworkForm;
import dev.avatar4j.poser.djl.network.SeparableCpuForm;
import dev.avatar4j.poser.djl.network.dense.PackedKernels;
import dev.avatar4j.poser.djl.torchscript.ProgramText;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Cached programs are found by names that say nothing of their text: so these must change with it.
 */
class Tha3TextTest {
  /** Forms with their versions, and what was written under these. */
  private static final Map<String, String> WRITTEN =
      Map.of(
          "v2 literal-1",
          "972f9a3870f2d41a",
          "v2 separable-cpu-onednn-6",
          "96ba980d97cf7426",
          "v2 dense-cpu-onednn-2",
          "842cfffc85f3562b");

  @Test
  void text_that_has_changed_goes_with_a_new_version() throws IOException {
    Map<String, String> texts = new HashMap<>();
    add(texts, ConvKind.SEPARABLE, new LiteralForm(Precision.FLOAT32, false));
    add(texts, ConvKind.SEPARABLE, new SeparableCpuForm(PackedKernels.ONEDNN));
    add(texts, ConvKind.PLAIN, new DenseCpuForm(PackedKernels.ONEDNN));
    assertThat(texts)
        .as(
            "texts by version and form; if one was changed, raise the form's number or"
                + " TEXT_VERSION, so that no cached program of the old text is used, and then note"
                + " the checksum here")
        .isEqualTo(WRITTEN);
  }

  private static void add(Map<String, String> texts, ConvKind kind, NetworkForm form)
      throws IOException {
    texts.put(
        "v" + Tha3Network.TEXT_VERSION + " " + form.id(),
        ProgramText.checksum(
            out ->
                Tha3Program.write(
                    kind,
                    form,
                    network -> ProgramText.zeros(Tha3Architecture.tensors(kind, network)),
                    out)));
  }
}
