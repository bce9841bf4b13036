package dev.avatar4j.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FeedCadenceTest {
  private final FeedCadence cadence = new FeedCadence(() -> 100, 0.5);

  @Test
  void a_new_frame_may_be_late_by_the_grace_before_the_last_one_is_repeated() {
    cadence.sentNew(1000);
    assertThat(cadence.patience(1000)).isEqualTo(150);
    assertThat(cadence.patience(1100)).isEqualTo(50);
  }

  @Test
  void repeats_follow_one_another_at_exactly_the_period() {
    cadence.sentNew(1000);
    cadence.sentAgain(1150);
    assertThat(1150 + cadence.patience(1150)).isEqualTo(1250);
    cadence.sentAgain(1257);
    assertThat(1257 + cadence.patience(1257)).isEqualTo(1350);
  }

  @Test
  void a_feed_that_was_stuck_does_not_catch_up_in_a_burst() {
    cadence.sentNew(1000);
    cadence.sentAgain(9000);
    assertThat(cadence.patience(9000)).isEqualTo(150);
  }

  @Test
  void the_wait_is_never_negative() {
    cadence.sentNew(1000);
    assertThat(cadence.patience(5000)).isZero();
  }
}
