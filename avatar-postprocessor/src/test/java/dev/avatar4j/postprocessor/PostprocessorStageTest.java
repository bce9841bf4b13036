package dev.avatar4j.postprocessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pipeline.ConfigurableStage;
import dev.avatar4j.pipeline.StageProvider;
import dev.avatar4j.postprocessor.golden.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class PostprocessorStageTest {
  private static final long START = 123_456_789_000L;
  private static final long SECOND = 1_000_000_000L;

  private final List<String> log = new ArrayList<>();

  private ChainSpec logging(String name) {
    Filter filter =
        new Filter() {
          @Override
          public Frame apply(Frame frame, FilterContext context) {
            log.add(name + " " + context.frameNumber());
            return frame;
          }

          @Override
          public void close() {
            log.add(name + " closed");
          }
        };
    return new ChainSpec(List.of(FilterStep.of(FakeFilter.of(name, filter))));
  }

  @Test
  void frames_are_numbered_25_a_second_from_the_first() {
    try (PostprocessorStage stage = new PostprocessorStage(logging("a"), 1, new RowWorkers(1))) {
      Frame frame = new Frame(2, 2);
      assertThat(stage.process(START, frame)).isSameAs(frame);
      stage.process(START + SECOND / 2, frame);
      stage.process(START + 3600 * SECOND, frame);
    }
    assertThat(log).containsExactly("a 0.0", "a 12.5", "a 90000.0", "a closed");
  }

  @Test
  void a_new_chain_takes_over_between_frames_and_keeps_the_time() {
    try (PostprocessorStage stage = new PostprocessorStage(logging("a"), 1, new RowWorkers(1))) {
      Frame frame = new Frame(2, 2);
      stage.process(START, frame);
      ChainSpec b = logging("b");
      stage.setChain(b);
      assertThat(stage.chain()).isSameAs(b);
      assertThat(log).containsExactly("a 0.0");
      stage.process(START + SECOND, frame);
    }
    assertThat(log).containsExactly("a 0.0", "a closed", "b 25.0", "b closed");
  }

  @Test
  void a_chain_replaced_before_it_ever_ran_is_closed() {
    try (PostprocessorStage stage = new PostprocessorStage(logging("a"), 1, new RowWorkers(1))) {
      stage.setChain(logging("b"));
      stage.setChain(logging("c"));
      assertThat(log).containsExactly("b closed");
      stage.process(START, new Frame(2, 2));
    }
    assertThat(log).containsExactly("b closed", "a closed", "c 0.0", "c closed");
  }

  @Test
  void a_chain_that_cannot_be_made_changes_nothing() {
    FakeFilter impossible =
        new FakeFilter(
            "impossible",
            0,
            List.of(),
            (values, random) -> {
              throw new IllegalStateException("no");
            });
    ChainSpec good = logging("a");
    try (PostprocessorStage stage = new PostprocessorStage(good, 1, new RowWorkers(1))) {
      assertThatThrownBy(() -> stage.setChain(new ChainSpec(List.of(FilterStep.of(impossible)))))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("Filter 0, \"impossible\", cannot be made")
          .hasMessageContaining("no");
      stage.process(START, new Frame(2, 2));
      assertThat(stage.chain()).isSameAs(good);
      assertThat(log).containsExactly("a 0.0");
    }
  }

  @Test
  void a_clock_that_runs_backwards_does_no_harm() {
    try (PostprocessorStage stage = new PostprocessorStage(logging("a"), 1, new RowWorkers(1))) {
      stage.process(START, new Frame(2, 2));
      stage.process(START - SECOND, new Frame(2, 2));
      assertThat(log).containsExactly("a 0.0", "a 0.0");
    }
  }

  @Test
  void the_settings_choose_the_chain() {
    try (PostprocessorStage stage = new PostprocessorStage(ChainSpec.EMPTY, 1, new RowWorkers(1))) {
      Runnable change = stage.prepare(settings("[[\"translucency\", {\"alpha\": 0.5}]]"));
      assertThat(stage.chain().steps()).isEmpty();
      change.run();
      Frame frame = new Frame(2, 2);
      frame.alpha()[0] = 1;
      assertThat(stage.process(START, frame).alpha()[0]).isEqualTo(0.5f);

      ChainSpec before = stage.chain();
      stage.prepare(settings(before.toJson().toString())).run();
      assertThat(stage.chain()).as("not restarted").isSameAs(before);
      assertThatThrownBy(() -> stage.prepare(settings("[[\"translucensy\", {}]]")))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("postprocessor_chain[0] is \"translucensy\"")
          .hasMessageContaining("Did you mean \"translucency\"?");
      assertThat(stage.chain()).isSameAs(before);
    }
  }

  @Test
  void a_prepared_chain_that_is_never_adopted_is_closed_and_cannot_be_adopted_later() {
    try (PostprocessorStage stage = new PostprocessorStage(ChainSpec.EMPTY, 1, new RowWorkers(1))) {
      Runnable late = stage.prepare(settings("[[\"bloom\", {}]]"));
      Runnable change = stage.prepare(settings("[[\"banding\", {}]]"));
      change.run();
      late.run();
      assertThat(stage.chain().steps()).extracting(s -> s.type().name()).containsExactly("banding");
    }
  }

  private static AnimatorSettings settings(String chain) {
    return AnimatorSettings.parse(Json.of("{\"postprocessor_chain\": " + chain + "}"));
  }

  @Test
  void the_module_brings_the_stage_into_every_avatar() {
    assertThat(ServiceLoader.load(StageProvider.class))
        .hasAtLeastOneElementOfType(PostprocessorStageProvider.class);
    try (ConfigurableStage stage = new PostprocessorStageProvider().create(1)) {
      Frame frame = new Frame(2, 2);
      assertThat(stage.process(START, frame)).isSameAs(frame);
    }
  }
}
