package dev.avatar4j.poser.djl.tha4full;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.poser.djl.engine.Precision;
import dev.avatar4j.poser.djl.network.dense.PackedKernels;
import dev.avatar4j.poser.djl.torchscript.ProgramText;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Cached programs are found by names that say nothing of their text: so these must change with it.
 */
class Tha4FullTextTest {
  private static final Map<String, String> WRITTEN =
      Map.of(
          "v2 literal-channels-last-1-unet-1",
          "ff1ce1cb3d01e460",
          "v2 dense-cpu-onednn-2-unet-2",
          "63019a0657316bce");

  @Test
  void text_that_has_changed_goes_with_a_new_version() throws IOException {
    Map<String, String> texts = new HashMap<>();
    for (UnetForm form :
        List.of(
            new LiteralUnetForm(Precision.FLOAT32, true), new CpuUnetForm(PackedKernels.ONEDNN))) {
      texts.put(
          "v" + Tha4FullNetwork.TEXT_VERSION + " " + form.id(),
          ProgramText.checksum(
              out ->
                  Tha4FullProgram.write(
                      form,
                      network -> ProgramText.zeros(Tha4FullArchitecture.tensors(network)),
                      out)));
    }
    assertThat(texts)
        .as(
            "texts by version and form; if one was changed, raise the form's number or"
                + " TEXT_VERSION, so that no cached program of the old text is used, and then note"
                + " the checksum here")
        .isEqualTo(WRITTEN);
  }
}
