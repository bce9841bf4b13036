package dev.avatar4j.postprocessor.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.ParameterValues;
import dev.avatar4j.postprocessor.RowWorkers;
import dev.avatar4j.postprocessor.kernel.ZoomBox;
import dev.avatar4j.postprocessor.upscale.RegionUpscaler;
import dev.avatar4j.postprocessor.upscale.UpscalePreset;
import dev.avatar4j.postprocessor.upscale.UpscaleQuality;
import dev.avatar4j.postprocessor.upscale.Upscaler;
import dev.avatar4j.postprocessor.upscale.anime4k.RandomWeights;
import dev.avatar4j.postprocessor.upscale.anime4k.ShaderDirectory;
import dev.avatar4j.postprocessor.upscale.anime4k.WeightsSource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZoomTest {
  private static final WeightsSource RANDOM = model -> RandomWeights.of(model, 3);

  @Test
  void the_default_box_is_the_head_of_a_character() {
    ZoomBox box = new ZoomBox(0, -0.867, 2);
    box.fit(512, 512);
    assertThat(box.left()).isEqualTo(128);
    assertThat(box.width()).isEqualTo(256);
    assertThat(box.top()).isEqualTo(17);
    assertThat(box.height()).isEqualTo(256);
  }

  @Test
  void a_box_is_never_empty_and_lies_in_the_picture() {
    for (double center : new double[] {-1, -0.3, 0, 1}) {
      for (int size = 1; size < 70; size++) {
        ZoomBox box = new ZoomBox(center, -center, 64);
        box.fit(size, 70 - size);
        assertThat(box.width()).isPositive();
        assertThat(box.height()).isPositive();
        assertThat(box.left()).isBetween(0, size - box.width());
        assertThat(box.top()).isBetween(0, 70 - size - box.height());
      }
    }
  }

  @Test
  void high_and_ultra_draw_the_box_with_the_small_and_the_large_networks() {
    assertDrawn("high", UpscaleQuality.LOW);
    assertDrawn("ultra", UpscaleQuality.HIGH);
  }

  private static void assertDrawn(String word, UpscaleQuality quality) {
    Frame picture = FilterRun.picture(40, 24);
    ParameterValues values =
        ParameterValues.DEFAULTS.with(Zoom.QUALITY, word).with(Zoom.CENTER_Y, 0.0);
    Frame actual = new FilterRun(new Zoom(RANDOM), values).at(0, picture);
    Frame expected = new Frame(40, 24);
    Upscaler upscaler = Upscaler.create(quality, UpscalePreset.C, RANDOM, new RowWorkers(1));
    new RegionUpscaler(upscaler).upscale(picture, 10, 6, 20, 12, expected);
    for (int channel = 0; channel < 4; channel++) {
      assertThat(actual.plane(channel)).isEqualTo(expected.plane(channel));
    }
  }

  @Test
  void networks_take_frames_of_any_size() {
    FilterRun run =
        new FilterRun(new Zoom(RANDOM), ParameterValues.DEFAULTS.with(Zoom.QUALITY, "high"));
    for (int[] size : new int[][] {{1, 1}, {2, 2}, {1, 9}, {9, 1}, {33, 20}, {2, 3}}) {
      Frame result = run.at(0, FilterRun.picture(size[0], size[1]));
      for (float value : result.red()) {
        assertThat(value).isFinite();
      }
    }
  }

  @Test
  void without_shader_files_only_low_is_accepted_and_the_refusal_says_how_to_get_them(
      @TempDir Path empty) {
    Zoom zoom = new Zoom(new ShaderDirectory(empty));
    assertThatThrownBy(
            () -> new FilterRun(zoom, ParameterValues.DEFAULTS.with(Zoom.QUALITY, "ultra")))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("quality"))
        .hasMessageContainingAll(
            "quality ultra", "quality low needs none", empty.toString(), "--download");
    assertThat(new FilterRun(zoom, ParameterValues.DEFAULTS)).isNotNull();
  }
}
