package dev.avatar4j.postprocessor.upscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.RowWorkers;
import dev.avatar4j.postprocessor.upscale.anime4k.LightCurve;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpscaleStageTest {
  private final UpscaleStage stage =
      new UpscaleStage(
          model -> {
            throw new AvatarException("no weights of " + model.fileName());
          },
          new RowWorkers(1));

  @AfterEach
  void close() {
    stage.close();
  }

  private static UpscaleSettings settings(double factor, UpscaleQuality quality) {
    return new UpscaleSettings(factor, quality, UpscalePreset.C, LightCurve.LINEAR);
  }

  @Test
  void factor_1_hands_the_frame_itself_on() {
    Frame frame = new Frame(8, 8);
    assertThat(stage.process(0, frame)).isSameAs(frame);
    stage.prepare(settings(1, UpscaleQuality.HIGH)).run();
    assertThat(stage.process(0, frame)).isSameAs(frame);
  }

  @Test
  void fact_35_a_crop_of_389_columns_doubles_to_778() {
    stage.prepare(settings(2, UpscaleQuality.BICUBIC)).run();
    Frame result = stage.process(0, new Frame(389, 512));
    assertThat(result.width()).isEqualTo(778);
    assertThat(result.height()).isEqualTo(1024);
  }

  @Test
  void fractions_of_the_size_are_dropped_and_the_result_is_reused() {
    stage.prepare(settings(1.5, UpscaleQuality.BILINEAR)).run();
    Frame result = stage.process(0, new Frame(389, 3));
    assertThat(result.width()).isEqualTo(583);
    assertThat(result.height()).isEqualTo(4);
    assertThat(stage.process(1, new Frame(389, 3))).isSameAs(result);
  }

  @Test
  void settings_take_effect_when_the_change_is_run_and_not_before() {
    Runnable change = stage.prepare(settings(2, UpscaleQuality.BILINEAR));
    assertThat(stage.process(0, new Frame(4, 4)).width()).isEqualTo(4);
    change.run();
    assertThat(stage.process(0, new Frame(4, 4)).width()).isEqualTo(8);
    assertThat(stage.settings().factor()).isEqualTo(2);
  }

  @Test
  void missing_weights_are_reported_by_the_settings_and_change_nothing() {
    stage.prepare(settings(3, UpscaleQuality.BILINEAR)).run();
    assertThatThrownBy(() -> stage.prepare(settings(2, UpscaleQuality.LOW)))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("Anime4K_Upscale_Denoise_CNN_x2_S.glsl");
    assertThat(stage.process(0, new Frame(4, 4)).width()).isEqualTo(12);
  }

  @Test
  void a_result_of_too_many_pixels_is_refused() {
    stage.prepare(settings(4, UpscaleQuality.BILINEAR)).run();
    assertThatThrownBy(() -> stage.process(0, new Frame(1025, 1024)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("16777216");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.99, 4.01, Double.NaN})
  void a_factor_out_of_range_is_refused(double factor) {
    assertThatThrownBy(() -> settings(factor, UpscaleQuality.BILINEAR))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("1 to 4");
  }
}
