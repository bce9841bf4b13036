package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.server.metrics.FeedCounts;
import org.junit.jupiter.api.Test;

class FeedCountsTest {
  private final FeedCounts counts = new FeedCounts();

  @Test
  void what_lies_between_two_frames_was_missed() {
    counts.sent(0, 7);
    counts.sent(7, 8);
    counts.sent(8, 12);
    assertThat(counts.sent()).isEqualTo(3);
    assertThat(counts.dropped()).isEqualTo(3);
  }

  /** A client that wants 5 frames a second is not slow because it leaves 20 out. */
  @Test
  void a_frame_a_client_did_not_want_was_not_missed() {
    counts.sent(0, 1);
    counts.passed(1, 2);
    counts.passed(2, 3);
    counts.passed(3, 6);
    counts.sent(6, 7);
    assertThat(counts.sent()).isEqualTo(2);
    assertThat(counts.dropped()).isEqualTo(2);
  }
}
