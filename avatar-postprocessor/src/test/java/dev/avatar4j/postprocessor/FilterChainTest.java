package dev.avatar4j.postprocessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.filters.BuiltInFake;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FilterChainTest {
  private static final int WIDTH = 40;
  private static final int HEIGHT = 50;

  private final RowWorkers workers = new RowWorkers(2);

  @AfterEach
  void endThreads() {
    workers.close();
  }

  private FilterChain open(FilterType... types) {
    return FilterChain.open(spec(types), workers, 1);
  }

  private static ChainSpec spec(FilterType... types) {
    return new ChainSpec(Arrays.stream(types).map(FilterStep::of).toList());
  }

  private static Frame frame(float red) {
    Frame frame = new Frame(WIDTH, HEIGHT);
    Arrays.fill(frame.red(), red);
    return frame;
  }

  private static void assertRed(Frame frame, float red) {
    assertThat(frame.red()).containsOnly(red);
  }

  private static FakeFilter doubling() {
    return FakeFilter.byRows(
        "double",
        (frame, from, to) -> {
          for (int i = from * frame.width(); i < to * frame.width(); i++) {
            frame.red()[i] *= 2;
          }
        });
  }

  private static FakeFilter failing(Throwable reason, int afterRow) {
    return FakeFilter.byRows(
        "broken",
        (frame, from, to) -> {
          FakeFilter.add(frame, 100, from, to);
          if (to > afterRow) {
            FilterChainTest.<RuntimeException>rethrow(reason);
          }
        });
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> void rethrow(Throwable reason) throws T {
    throw (T) reason;
  }

  /** Writes the result to the spare frame. */
  private static FakeFilter exchanging() {
    return FakeFilter.of(
        "exchange",
        (frame, context) -> {
          Frame spare = context.spare();
          spare.copyFrom(frame);
          FakeFilter.add(spare, 1, 0, spare.height());
          return spare;
        });
  }

  @Test
  void filters_apply_first_to_last() {
    Frame frame = frame(1);
    try (FilterChain chain = open(FakeFilter.adding("add", 3), doubling())) {
      chain.apply(frame, 0);
    }
    assertRed(frame, 8);
  }

  @Test
  void an_empty_chain_changes_nothing() {
    Frame frame = frame(0.5f);
    try (FilterChain chain = FilterChain.open(ChainSpec.EMPTY, workers, 1)) {
      assertThat(chain.process(frame, 0)).isSameAs(frame);
    }
    assertRed(frame, 0.5f);
  }

  @Test
  void a_result_in_another_frame_is_brought_back_for_a_caller_who_wants_it_in_place() {
    Frame frame = frame(0);
    try (FilterChain chain =
        open(exchanging(), FakeFilter.adding("add", 5), exchanging(), exchanging())) {
      chain.apply(frame, 0);
      assertRed(frame, 8);
      Frame other = frame(1);
      assertThat(chain.process(other, 1)).isNotSameAs(other);
      assertRed(chain.process(frame(2), 2), 10);
    }
  }

  @Test
  void frames_of_changing_size_pass() {
    try (FilterChain chain = open(exchanging(), doubling())) {
      for (int size : new int[] {1, 90, 3, 90}) {
        Frame frame = new Frame(size, 2 * size);
        chain.apply(frame, size);
        assertRed(frame, 2);
      }
    }
  }

  @Test
  void a_failing_filter_is_skipped_and_counted_and_the_others_go_on() {
    try (FilterChain chain =
        open(
            FakeFilter.adding("add", 1),
            failing(new IllegalStateException("no ink"), HEIGHT / 2),
            doubling())) {
      for (int i = 0; i < 3; i++) {
        Frame frame = frame(1);
        chain.apply(frame, i);
        assertRed(frame, 4);
      }
      List<FilterStatistics> statistics = chain.statistics();
      assertThat(statistics).extracting(FilterStatistics::failures).containsExactly(0L, 3L, 0L);
      assertThat(statistics.get(1).lastFailure()).contains("no ink");
      assertThat(statistics.get(1).filter()).isEqualTo("broken");
    }
  }

  @Test
  void not_even_an_error_ends_the_chain() {
    try (FilterChain chain = open(failing(new NoClassDefFoundError("x"), 0), doubling())) {
      Frame frame = frame(1);
      chain.apply(frame, 0);
      assertRed(frame, 2);
    }
  }

  @Test
  void a_filter_that_fails_while_it_prepares_is_skipped() {
    RowFilter unprepared =
        new RowFilter() {
          @Override
          public void prepare(int width, int height, FilterContext context) {
            throw new IllegalArgumentException("too small");
          }

          @Override
          public void rows(Frame frame, int fromRow, int toRow) {
            FakeFilter.add(frame, 100, fromRow, toRow);
          }
        };
    try (FilterChain chain = open(FakeFilter.of("unprepared", unprepared), doubling())) {
      Frame frame = frame(1);
      chain.apply(frame, 0);
      assertRed(frame, 2);
    }
  }

  @Test
  void a_filter_that_spoils_the_frame_and_fails_leaves_no_trace() {
    FakeFilter spoiler =
        FakeFilter.of(
            "spoiler",
            (frame, context) -> {
              Arrays.fill(frame.red(), Float.NaN);
              throw new IllegalStateException("half way");
            });
    try (FilterChain chain = open(spoiler, exchanging(), spoiler)) {
      Frame frame = frame(1);
      chain.apply(frame, 0);
      assertRed(frame, 2);
    }
  }

  @Test
  void a_filter_that_returns_a_frame_of_its_own_is_skipped() {
    FakeFilter stranger = FakeFilter.of("stranger", (frame, context) -> frame(9));
    FakeFilter nothing = FakeFilter.of("nothing", (frame, context) -> null);
    try (FilterChain chain = open(stranger, nothing, doubling())) {
      Frame frame = frame(1);
      chain.apply(frame, 0);
      assertRed(frame, 2);
      assertThat(chain.statistics())
          .extracting(FilterStatistics::failures)
          .containsExactly(1L, 1L, 0L);
    }
  }

  @Test
  void row_filters_see_every_row_once_on_any_number_of_threads() {
    for (int threads = 1; threads <= 3; threads++) {
      try (RowWorkers group = new RowWorkers(threads);
          FilterChain chain =
              FilterChain.open(
                  spec(FakeFilter.adding("a", 1), FakeFilter.adding("b", 2)), group, 1)) {
        Frame frame = new Frame(300, 200);
        chain.apply(frame, 0);
        assertRed(frame, 3);
      }
    }
  }

  @Test
  void built_in_row_filters_that_follow_one_another_share_each_band() {
    List<String> bands = new ArrayList<>();
    FilterType first =
        new BuiltInFake(FakeFilter.byRows("a", (frame, from, to) -> bands.add("a" + from)));
    FilterType second =
        new BuiltInFake(FakeFilter.byRows("b", (frame, from, to) -> bands.add("b" + from)));
    try (RowWorkers one = new RowWorkers(1);
        FilterChain chain = FilterChain.open(spec(first, second), one, 1)) {
      chain.apply(new Frame(4096, 6), 0);
    }
    assertThat(bands).containsExactly("a0", "b0", "a2", "b2", "a4", "b4");
  }

  @Test
  void a_built_in_filter_that_failed_once_leaves_no_trace_from_then_on() {
    FilterType broken = new BuiltInFake(failing(new IllegalStateException("no ink"), HEIGHT / 2));
    FilterType sound = new BuiltInFake(FakeFilter.adding("add", 1));
    try (FilterChain chain = open(sound, broken, sound)) {
      chain.apply(frame(1), 0);
      for (int i = 1; i < 3; i++) {
        Frame frame = frame(1);
        chain.apply(frame, i);
        assertRed(frame, 3);
      }
      assertThat(chain.statistics())
          .extracting(FilterStatistics::failures)
          .containsExactly(0L, 3L, 0L);
    }
  }

  @Test
  void two_filters_of_one_kind_have_a_state_each() {
    List<Float> drawn = new ArrayList<>();
    FakeFilter noisy =
        new FakeFilter(
            "noisy",
            0,
            List.of(TextParameter.instanceName("noisy")),
            (values, random) ->
                (frame, context) -> {
                  random.start(context.tick());
                  drawn.add(random.scalar());
                  return frame;
                });
    try (FilterChain chain = open(noisy, noisy)) {
      chain.apply(frame(0), 0);
      chain.apply(frame(0), 1);
      chain.apply(frame(0), 0.5);
    }
    assertThat(drawn).hasSize(6);
    assertThat(drawn.subList(0, 4)).doesNotHaveDuplicates();
    assertThat(drawn.subList(4, 6)).isEqualTo(drawn.subList(0, 2));
  }

  @Test
  void all_filters_of_a_frame_see_the_same_time() {
    List<String> seen = new ArrayList<>();
    FakeFilter clock =
        FakeFilter.of(
            "clock",
            (frame, context) -> {
              seen.add(context.lastFrameNumber() + ">" + context.frameNumber() + context.newTick());
              return frame;
            });
    try (FilterChain chain = open(clock, clock)) {
      chain.apply(frame(0), 3.25);
      chain.apply(frame(0), 3.5);
    }
    assertThat(seen)
        .containsExactly("-1.0>3.25true", "-1.0>3.25true", "3.25>3.5false", "3.25>3.5false");
  }

  @Test
  void a_frame_number_is_a_number_from_zero() {
    try (FilterChain chain = open(doubling())) {
      for (double number : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
        assertThatThrownBy(() -> chain.apply(frame(1), number))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void instances_are_closed_with_the_chain_even_where_a_later_one_cannot_be_made() {
    List<String> closed = new ArrayList<>();
    Filter filter =
        new Filter() {
          @Override
          public Frame apply(Frame frame, FilterContext context) {
            return frame;
          }

          @Override
          public void close() {
            closed.add("closed");
          }
        };
    open(FakeFilter.of("kept", filter)).close();
    assertThat(closed).hasSize(1);
    FakeFilter impossible =
        new FakeFilter(
            "impossible",
            0,
            List.of(),
            (values, random) -> {
              throw new IllegalStateException("no");
            });
    assertThatThrownBy(() -> open(FakeFilter.of("kept", filter), impossible))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Filter 1, \"impossible\", cannot be made: ")
        .hasMessageContaining("no");
    assertThat(closed).hasSize(2);
  }
}
