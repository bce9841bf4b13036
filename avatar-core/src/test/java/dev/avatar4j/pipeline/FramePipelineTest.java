package dev.avatar4j.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.image.FrameFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FramePipelineTest extends PipelineFixture {
  @ParameterizedTest
  @ValueSource(doubles = {10, 24, 25, 30, 60})
  void frames_lie_on_a_grid_of_the_frame_rate(double framesPerSecond) throws Exception {
    FrameSubscription subscription = start(framesPerSecond).subscribe(FrameFormat.RAW);
    for (int i = 0; i < 50; i++) {
      take(subscription);
    }
    long period = Math.round(1e9 / framesPerSecond);
    for (int i = 1; i < 50; i++) {
      assertThat(times.get(i) - times.get(i - 1)).isEqualTo(period);
    }
  }

  @Test
  void a_stall_is_not_followed_by_a_burst() throws Exception {
    FrameSubscription subscription =
        start(
                25,
                (time, frame) -> {
                  if (times.size() == 3) {
                    clock.advance(500_000_000L);
                  }
                  return frame;
                })
            .subscribe(FrameFormat.RAW);
    for (int i = 0; i < 6; i++) {
      take(subscription);
    }
    assertThat(times.get(3) - times.get(2)).isEqualTo(500_000_000L);
    assertThat(times.get(4) - times.get(3)).isEqualTo(40_000_000L);
  }

  @Test
  void sequence_numbers_grow_and_no_frame_is_given_out_twice() throws Exception {
    FrameSubscription subscription = start(25).subscribe(FrameFormat.RAW);
    long last = 0;
    for (int i = 0; i < 100; i++) {
      long sequence = take(subscription);
      assertThat(sequence).isGreaterThan(last);
      last = sequence;
    }
  }

  @Test
  void fact_36_nothing_is_drawn_while_nobody_watches() throws Exception {
    start(25);
    clock.awaitIdle();
    assertThat(times).isEmpty();
  }

  @Test
  void drawing_stops_when_the_last_subscriber_leaves() throws Exception {
    FrameSubscription subscription = start(25).subscribe(FrameFormat.RAW);
    take(subscription);
    subscription.close();
    clock.awaitIdle();
    int drawn = times.size();
    assertThat(drawn).isLessThanOrEqualTo(3);
    assertThat(pipeline.statistics().subscribers()).isZero();
  }

  @Test
  void a_subscriber_that_never_reads_costs_one_frame_and_no_more() throws Exception {
    try (FrameSubscription stuck = build(25, (time, frame) -> frame).subscribe(FrameFormat.RAW)) {
      pipeline.start();
      clock.awaitIdle();
      assertThat(times).hasSize(1);
      assertThat(stuck.closed()).isFalse();
    }
  }

  @Test
  void a_subscriber_that_never_reads_does_not_hold_up_the_others() throws Exception {
    start(25);
    try (FrameSubscription stuck = pipeline.subscribe(FrameFormat.RAW);
        FrameSubscription lively = pipeline.subscribe(FrameFormat.RAW)) {
      EncodedFrame held = stuck.next(LONG).orElseThrow();
      byte[] before = held.toByteArray();
      long last = 0;
      for (int i = 0; i < 200; i++) {
        last = take(lively);
      }
      assertThat(last).isGreaterThanOrEqualTo(200);
      assertThat(held.toByteArray()).isEqualTo(before);
      held.close();
      assertThat(take(stuck)).isGreaterThanOrEqualTo(last);
    }
  }

  @Test
  void every_format_in_demand_is_published_and_the_others_are_not_encoded() throws Exception {
    start(25);
    try (FrameSubscription png = pipeline.subscribe(FrameFormat.PNG);
        FrameSubscription raw = pipeline.subscribe(FrameFormat.RAW)) {
      try (EncodedFrame frame = png.next(LONG).orElseThrow()) {
        assertThat(frame.toByteArray()).startsWith(137, 'P', 'N', 'G');
      }
      try (EncodedFrame frame = raw.next(LONG).orElseThrow()) {
        assertThat(frame.toByteArray()).hasSize(8 * 4 * 4).startsWith(255, 0, 0, 255, 0);
      }
    }
  }

  @Test
  void a_stage_that_throws_costs_only_its_frame() throws Exception {
    FrameSubscription subscription =
        start(25, failingWhen(n -> n % 3 == 0)).subscribe(FrameFormat.RAW);
    for (int i = 0; i < 20; i++) {
      take(subscription);
    }
    assertThat(pipeline.statistics().framesFailed()).isGreaterThanOrEqualTo(9);
    assertThat(pipeline.statistics().lastFailure()).contains("stage failed");
  }

  @Test
  void even_an_error_does_not_end_the_loop() throws Exception {
    boolean[] thrown = {false};
    FrameSubscription subscription =
        start(
                25,
                (time, frame) -> {
                  if (!thrown[0]) {
                    thrown[0] = true;
                    throw new UnsatisfiedLinkError("no such symbol");
                  }
                  return frame;
                })
            .subscribe(FrameFormat.RAW);
    assertThat(take(subscription)).isEqualTo(1);
    assertThat(pipeline.statistics().framesFailed()).isEqualTo(1);
  }

  @Test
  void closing_wakes_a_waiting_subscriber_and_ends_every_subscription() throws Exception {
    FrameSubscription subscription = start(25, failingWhen(n -> true)).subscribe(FrameFormat.RAW);
    CompletableFuture<Optional<EncodedFrame>> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return subscription.next(LONG);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    pipeline.close();
    assertThat(waiting.get(20, TimeUnit.SECONDS)).isEmpty();
    assertThat(subscription.closed()).isTrue();
    assertThatThrownBy(() -> pipeline.subscribe(FrameFormat.RAW))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void the_frame_rate_in_the_statistics_is_that_of_the_frames() throws Exception {
    FrameSubscription subscription = start(30).subscribe(FrameFormat.RAW);
    for (int i = 0; i < 40; i++) {
      take(subscription);
    }
    assertThat(pipeline.statistics().framesPerSecond())
        .isCloseTo(30, org.assertj.core.data.Offset.offset(0.01));
  }

  @Test
  void a_frame_rate_of_zero_is_refused() {
    assertThatThrownBy(() -> start(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
