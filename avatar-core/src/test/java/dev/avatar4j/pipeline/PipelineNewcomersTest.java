package dev.avatar4j.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.image.FrameFormat;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Readers that come to a pipeline which has drawn before. */
@Timeout(60)
class PipelineNewcomersTest extends PipelineFixture {
  @Test
  void a_pause_keeps_the_last_frame_and_still_gives_newcomers_a_first_one() throws Exception {
    FrameSubscription subscription = start(25).subscribe(FrameFormat.RAW);
    take(subscription);
    pipeline.pause();
    clock.awaitIdle();
    assertThat(pipeline.paused()).isTrue();
    try (FrameSubscription newcomer = pipeline.subscribe(FrameFormat.QOI)) {
      take(newcomer);
      assertThat(newcomer.next(Duration.ZERO)).isEmpty();
      clock.awaitIdle();
      int drawn = times.size();
      pipeline.resume();
      take(newcomer);
      assertThat(times.size()).isGreaterThan(drawn);
    }
  }

  @Test
  void a_newcomer_gets_a_frame_of_its_own_time_not_the_last_one_of_an_earlier_viewer()
      throws Exception {
    start(25);
    visit();
    clock.advance(3_600_000_000_000L);
    long arrival = clock.nanoTime();
    try (FrameSubscription newcomer = pipeline.subscribe(FrameFormat.RAW);
        EncodedFrame frame = newcomer.next(LONG).orElseThrow()) {
      assertThat(frame.timeNanos()).isGreaterThanOrEqualTo(arrival);
    }
  }

  @Test
  void a_newcomer_gets_the_last_good_frame_while_drawing_fails() throws Exception {
    boolean[] failing = {false};
    start(
        25,
        (time, frame) -> {
          if (failing[0]) {
            throw new IllegalStateException("drawing failed");
          }
          return frame;
        });
    visit();
    failing[0] = true;
    try (FrameSubscription newcomer = pipeline.subscribe(FrameFormat.RAW)) {
      assertThat(take(newcomer)).isPositive();
    }
  }

  @Test
  void a_newcomer_of_a_paused_pipeline_gets_the_last_frame() throws Exception {
    start(25);
    visit();
    pipeline.pause();
    int drawn = times.size();
    try (FrameSubscription newcomer = pipeline.subscribe(FrameFormat.RAW)) {
      assertThat(take(newcomer)).isPositive();
    }
    assertThat(times).hasSize(drawn);
  }
}
