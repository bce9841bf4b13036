package dev.avatar4j.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.animation.FrameKeys;
import dev.avatar4j.image.Frame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageChainTest {
  private static final AnimatorSettings CROPPED =
      AnimatorSettings.DEFAULTS
          .with(FrameKeys.CROP_ENABLED, true)
          .with(FrameKeys.CROP_LEFT, 0.12)
          .with(FrameKeys.CROP_RIGHT, 0.88);

  /** Every pixel tells its place: red the column, green the row. */
  private static Frame numbered(int width, int height) {
    Frame frame = new Frame(width, height);
    for (int i = 0; i < frame.size(); i++) {
      frame.red()[i] = i % width;
      frame.green()[i] = i / width;
      frame.blue()[i] = 7;
      frame.alpha()[i] = 1;
    }
    return frame;
  }

  private static StageChain chain(AnimatorSettings settings, FrameStage... added) {
    return new StageChain(settings, 1, List.of(added));
  }

  @Test
  void fact_35_the_crop_keeps_columns_61_to_449_and_all_rows() {
    Frame result = chain(CROPPED).process(0, numbered(512, 512));
    assertThat(result.width()).isEqualTo(389);
    assertThat(result.height()).isEqualTo(512);
    assertThat(result.red()[0]).isEqualTo(61);
    assertThat(result.red()[388]).isEqualTo(449);
    assertThat(result.green()[result.size() - 1]).isEqualTo(511);
    assertThat(result.blue()).containsOnly(7f);
    assertThat(result.alpha()).containsOnly(1f);
  }

  @Test
  void without_a_crop_the_frame_itself_goes_on() {
    Frame frame = numbered(8, 8);
    assertThat(chain(AnimatorSettings.DEFAULTS).process(0, frame)).isSameAs(frame);
  }

  @Test
  void edges_are_kept_but_not_used_while_the_crop_is_off() {
    Frame frame = numbered(8, 8);
    StageChain chain = chain(CROPPED.with(FrameKeys.CROP_ENABLED, false));
    assertThat(chain.process(0, frame)).isSameAs(frame);
  }

  @Test
  void new_settings_take_effect_when_the_change_is_run_and_not_before() {
    Frame frame = numbered(100, 10);
    StageChain chain = chain(AnimatorSettings.DEFAULTS);
    Runnable change = chain.prepare(CROPPED);
    assertThat(chain.process(0, frame).width()).isEqualTo(100);
    change.run();
    assertThat(chain.process(1, frame).width()).isEqualTo(76);
  }

  @Test
  void the_smallest_crop_of_a_tiny_frame_still_has_a_pixel() {
    AnimatorSettings narrow =
        AnimatorSettings.DEFAULTS
            .with(FrameKeys.CROP_ENABLED, true)
            .with(FrameKeys.CROP_LEFT, 0.95)
            .with(FrameKeys.CROP_TOP, 0.95);
    Frame result = chain(narrow).process(0, numbered(2, 2));
    assertThat(result.size()).isEqualTo(1);
    assertThat(result.red()[0]).isEqualTo(1);
  }

  @Test
  void if_one_stage_refuses_the_settings_no_stage_changes() {
    List<String> events = new ArrayList<>();
    StageChain chain =
        chain(AnimatorSettings.DEFAULTS, recording("first", events), recording("second", events));
    events.clear();
    AnimatorSettings refused = CROPPED.with(FrameKeys.BACKDROP_PATH, "second");
    assertThatThrownBy(() -> chain.prepare(refused))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("second says no");
    assertThat(events).isEmpty();
    assertThat(chain.process(0, numbered(100, 1)).width()).isEqualTo(100);
    chain.prepare(CROPPED).run();
    assertThat(events).containsExactly("first changed", "second changed");
  }

  @Test
  void a_chain_that_cannot_begin_closes_its_stages() {
    List<String> events = new ArrayList<>();
    assertThatThrownBy(
            () ->
                chain(
                    AnimatorSettings.DEFAULTS.with(FrameKeys.BACKDROP_PATH, "one"),
                    recording("one", events)))
        .isInstanceOf(InvalidInputException.class);
    assertThat(events).containsExactly("one closed");
  }

  private static ConfigurableStage recording(String name, List<String> events) {
    return new ConfigurableStage() {
      @Override
      public Runnable prepare(AnimatorSettings settings) {
        if (settings.get(FrameKeys.BACKDROP_PATH).equals(name)) {
          throw new InvalidInputException("backdrop_path", name + " says no");
        }
        return () -> events.add(name + " changed");
      }

      @Override
      public Frame process(long timeNanos, Frame frame) {
        return frame;
      }

      @Override
      public void close() {
        events.add(name + " closed");
      }
    };
  }
}
