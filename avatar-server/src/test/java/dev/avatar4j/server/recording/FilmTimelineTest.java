package dev.avatar4j.server.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FilmTimelineTest {
  private static final long MILLIS = 1_000_000L;
  private static final long START = -7_000 * MILLIS;

  private final FilmTimeline timeline = new FilmTimeline(25, 50);

  private int advance(double millis) {
    return timeline.advanceTo(START + Math.round(millis * MILLIS));
  }

  @Test
  void frames_that_come_on_time_are_shown_for_one_period_each() {
    timeline.begin(START);
    assertThat(advance(40)).isEqualTo(1);
    assertThat(advance(79)).isEqualTo(1);
    assertThat(advance(121)).isEqualTo(1);
    assertThat(timeline.missed()).isZero();
  }

  @Test
  void a_late_frame_lets_the_one_before_stand_longer_and_is_counted() {
    timeline.begin(START);
    assertThat(advance(160)).isEqualTo(4);
    assertThat(timeline.missed()).isEqualTo(3);
    assertThat(timeline.seconds()).isEqualTo(0.16);
  }

  @Test
  void frames_of_a_faster_avatar_are_left_out() {
    timeline.begin(START);
    assertThat(advance(10)).isZero();
    assertThat(advance(30)).isEqualTo(1);
    assertThat(advance(50)).isZero();
    assertThat(advance(70)).isEqualTo(1);
  }

  @Test
  void an_hour_at_an_odd_rate_does_not_drift() {
    FilmTimeline long59 = new FilmTimeline(59, 59 * 3600);
    long59.begin(START);
    long sum = 0;
    for (int frame = 1; frame <= 59 * 3600; frame++) {
      sum += long59.advanceTo(START + Math.round(frame * 1e9 / 59));
    }
    assertThat(sum).isEqualTo(59 * 3600);
    assertThat(long59.missed()).isZero();
  }

  @Test
  void the_film_is_full_at_its_length_and_never_longer() {
    timeline.begin(START);
    assertThat(timeline.nanosUntilFull(START)).isEqualTo(2000 * MILLIS);
    assertThat(timeline.isFull(START + 1900 * MILLIS)).isFalse();
    assertThat(timeline.isFull(START + 2000 * MILLIS)).isTrue();
    assertThat(advance(9000)).isEqualTo(50);
    assertThat(timeline.end(START + 9000 * MILLIS)).isZero();
    assertThat(timeline.seconds()).isEqualTo(2);
  }

  @Test
  void a_film_that_is_stopped_at_once_has_one_period() {
    timeline.begin(START);
    assertThat(timeline.end(START)).isEqualTo(1);
  }
}
