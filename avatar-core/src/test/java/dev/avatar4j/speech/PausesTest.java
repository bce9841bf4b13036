package dev.avatar4j.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausesTest {
  @ParameterizedTest
  @CsvSource({"0.149, MAYBE_CLOSE", "0.15, CLOSE", "0.6, CLOSE"})
  void a_reported_pause_closes_the_mouth_from_a_comma_on(double length, Viseme expected) {
    VisemeTrack closed =
        closed(
            new VisemeEvent(0, 1, Viseme.AAA),
            new VisemeEvent(1, 1 + length, Viseme.MAYBE_CLOSE),
            new VisemeEvent(1 + length, 2, Viseme.III));
    assertThat(closed.events().get(1)).isEqualTo(new VisemeEvent(1, 1 + length, expected));
    assertThat(closed.events()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"0.29, 2", "0.3, 3"})
  void a_gap_closes_the_mouth_only_if_it_is_longer(double length, int events) {
    assertThat(
            closed(new VisemeEvent(0, 1, Viseme.AAA), new VisemeEvent(1 + length, 2, Viseme.III))
                .events())
        .hasSize(events);
  }

  @Test
  void pauses_and_the_gaps_between_them_count_as_one() {
    VisemeTrack closed =
        closed(
            new VisemeEvent(0, 1, Viseme.AAA),
            new VisemeEvent(1, 1.1, Viseme.MAYBE_CLOSE),
            new VisemeEvent(1.15, 1.25, Viseme.MAYBE_CLOSE),
            new VisemeEvent(1.25, 2, Viseme.III));
    assertThat(closed.events())
        .containsExactly(
            new VisemeEvent(0, 1, Viseme.AAA),
            new VisemeEvent(1, 1.25, Viseme.CLOSE),
            new VisemeEvent(1.25, 2, Viseme.III));
  }

  @Test
  void the_pause_at_the_end_closes_the_mouth_however_short_and_the_one_before_the_start_never() {
    VisemeTrack closed =
        closed(
            new VisemeEvent(0, 0.9, Viseme.MAYBE_CLOSE),
            new VisemeEvent(0.9, 1, Viseme.AAA),
            new VisemeEvent(1, 1.05, Viseme.MAYBE_CLOSE));
    assertThat(closed.events())
        .extracting(VisemeEvent::viseme)
        .containsExactly(Viseme.MAYBE_CLOSE, Viseme.AAA, Viseme.CLOSE);
    assertThat(closed.duration()).isEqualTo(1.05);
  }

  @Test
  void a_track_without_sounds_stays_as_it_is() {
    VisemeTrack silent = VisemeTrack.of(List.of(new VisemeEvent(0, 2, Viseme.MAYBE_CLOSE)));
    assertThat(Pauses.close(silent)).isEqualTo(silent);
    assertThat(Pauses.close(VisemeTrack.EMPTY)).isEqualTo(VisemeTrack.EMPTY);
  }

  private static VisemeTrack closed(VisemeEvent... events) {
    return Pauses.close(VisemeTrack.of(List.of(events)));
  }
}
