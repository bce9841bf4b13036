package dev.avatar4j.postprocessor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.FilterContext;
import dev.avatar4j.postprocessor.RowWorkers;
import org.junit.jupiter.api.Test;

class GlitchScheduleTest {
  private static final int DRAWS = 20_000;

  private final FilterContext context = new FilterContext(new RowWorkers(1));
  private final Frame frame = new Frame(4, 4);

  private void at(double frameNumber) {
    context.begin(frame, frameNumber);
  }

  @Test
  void the_exponent_makes_glitches_rare() {
    assertThat(shareOfDrawsWithAtLeast(1, 4)).isCloseTo(0.2402, within(0.01));
    assertThat(shareOfDrawsWithAtLeast(2, 4)).isCloseTo(0.0964, within(0.01));
    assertThat(shareOfDrawsWithAtLeast(1, 1)).isCloseTo(0.6667, within(0.01));
    assertThat(shareOfDrawsWithAtLeast(3, 1)).isZero();
  }

  private double shareOfDrawsWithAtLeast(int count, double unboost) {
    GlitchSchedule schedule = new GlitchSchedule(new TestDraws(), unboost, 3, 1, 3);
    at(0);
    int hits = 0;
    for (int i = 0; i < DRAWS; i++) {
      hits += schedule.begin(context, 4, 4) >= count ? 1 : 0;
    }
    return (double) hits / DRAWS;
  }

  @Test
  void a_hold_of_one_to_three_ticks_is_two_in_half_of_the_draws() {
    GlitchSchedule schedule = new GlitchSchedule(new TestDraws(), 4, 3, 1, 3);
    int[] holds = new int[4];
    double now = 0;
    for (int i = 0; i < DRAWS; i++) {
      at(now);
      schedule.begin(context, 4, 4);
      schedule.end();
      int hold = 0;
      do {
        hold++;
        at(now + hold);
      } while (!schedule.due(context, 4, 4));
      holds[hold]++;
      now += hold;
    }
    assertThat(holds[1]).isCloseTo(DRAWS / 4, within(DRAWS / 80));
    assertThat(holds[2]).isCloseTo(DRAWS / 2, within(DRAWS / 80));
    assertThat(holds[3]).isCloseTo(DRAWS / 4, within(DRAWS / 80));
  }

  @Test
  void a_draw_holds_for_whole_ticks_whatever_the_frame_rate() {
    GlitchSchedule schedule = new GlitchSchedule(new TestDraws(), 4, 3, 2, 2);
    at(10.9);
    assertThat(schedule.due(context, 4, 4)).isTrue();
    schedule.begin(context, 4, 4);
    schedule.end();
    at(11.99);
    assertThat(schedule.due(context, 4, 4)).isFalse();
    at(12);
    assertThat(schedule.due(context, 4, 4)).isTrue();
  }

  @Test
  void another_size_or_time_running_backwards_ends_the_hold() {
    GlitchSchedule schedule = new GlitchSchedule(new TestDraws(), 4, 3, 100, 100);
    at(50);
    schedule.begin(context, 4, 4);
    schedule.end();
    assertThat(schedule.due(context, 4, 4)).isFalse();
    assertThat(schedule.due(context, 4, 5)).isTrue();
    assertThat(schedule.due(context, 5, 4)).isTrue();
    at(49);
    assertThat(schedule.due(context, 4, 4)).isTrue();
  }
}
