package dev.avatar4j.postprocessor.upscale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.RowWorkers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplingGoldenTest {
  @ParameterizedTest
  @CsvSource({
    "bilinear,254,126", "bilinear,190,94", "bilinear,64,32",
    "bicubic,254,126", "bicubic,190,94", "bicubic,64,32"
  })
  void equals_the_reference(String quality, int width, int height) {
    Golden golden = Golden.read("extra-up-" + quality + "-" + width + "x" + height, width, height);
    Frame out = new Frame(width, height);
    try (RowWorkers workers = new RowWorkers(2)) {
      Upscaler upscaler =
          quality.equals("bilinear")
              ? ResamplingUpscaler.bilinear(workers)
              : ResamplingUpscaler.bicubic(workers);
      upscaler.upscale(SyntheticPicture.window(150, 201, 127, 63), out);
    }
    assertThat(golden.error(out)).isLessThan(1e-5);
  }
}
