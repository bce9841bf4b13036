package dev.avatar4j.postprocessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.animation.FrameKeys;
import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.golden.Json;
import dev.avatar4j.postprocessor.upscale.UpscaleStage;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FinishingStageTest {
  private final FinishingStage stage =
      new FinishingStage(
          new UpscaleStage(
              model -> {
                throw new InvalidInputException("weights", "no weights");
              },
              new RowWorkers(1)),
          new PostprocessorStage(ChainSpec.EMPTY, 1, new RowWorkers(1)));

  @AfterEach
  void close() {
    stage.close();
  }

  /** Every other row vanishes; enlarging afterwards smooths that. */
  private static AnimatorSettings scanlines(boolean filtersFirst) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return AnimatorSettings.DEFAULTS
        .with(FrameKeys.UPSCALE, 2.0)
        .with(FrameKeys.UPSCALE_QUALITY, "bilinear")
        .with(FrameKeys.POSTPROCESSOR_BEFORE_UPSCALE, filtersFirst)
        .with(
            FrameKeys.POSTPROCESSOR_CHAIN,
            json.arrayNode()
                .add(
                    json.arrayNode()
                        .add("scanlines")
                        .add(
                            json.objectNode()
                                .put("dynamic", false)
                                .put("double_size", false)
                                .put("channel", "A")
                                .put("strength", 1.0))));
  }

  private Frame process() {
    Frame frame = new Frame(4, 8);
    Arrays.fill(frame.alpha(), 1f);
    return stage.process(0, frame);
  }

  private static float range(Frame frame, int row) {
    return Math.abs(frame.alpha()[row * frame.width()] - frame.alpha()[(row + 1) * frame.width()]);
  }

  @Test
  void at_default_settings_the_frame_itself_goes_on() {
    Frame frame = new Frame(4, 4);
    stage.prepare(AnimatorSettings.DEFAULTS).run();
    assertThat(stage.process(0, frame)).isSameAs(frame);
  }

  @Test
  void filters_work_on_the_enlarged_frame() {
    stage.prepare(scanlines(false)).run();
    Frame result = process();
    assertThat(result.height()).isEqualTo(16);
    assertThat(range(result, 6)).isEqualTo(1f);
    assertThat(range(result, 7)).isEqualTo(1f);
  }

  @Test
  void or_on_the_small_frame_if_the_settings_say_so() {
    stage.prepare(scanlines(true)).run();
    Frame result = process();
    assertThat(result.height()).isEqualTo(16);
    assertThat(range(result, 6)).isZero();
    assertThat(range(result, 7)).isEqualTo(0.5f);
  }

  @Test
  void the_problems_of_scaling_and_of_filters_are_reported_together() {
    AnimatorSettings wrong =
        scanlines(true)
            .with(FrameKeys.UPSCALE_QUALITY, "high")
            .with(FrameKeys.POSTPROCESSOR_CHAIN, Json.of("[[\"blum\", {}], [\"vhs\", {}]]"));
    assertThatThrownBy(() -> stage.prepare(wrong))
        .hasMessageStartingWith("3 problems:\n - no weights\n - postprocessor_chain[0] is ")
        .hasMessageContaining("\n - postprocessor_chain[1] is ");
  }

  @Test
  void missing_weights_refuse_the_settings_and_nothing_changes() {
    stage.prepare(scanlines(false)).run();
    assertThatThrownBy(() -> stage.prepare(scanlines(true).with(FrameKeys.UPSCALE_QUALITY, "high")))
        .hasMessage("no weights");
    assertThat(range(process(), 6)).isEqualTo(1f);
  }
}
