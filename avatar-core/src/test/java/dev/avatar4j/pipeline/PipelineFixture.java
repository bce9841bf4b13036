package dev.avatar4j.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.image.Frame;
import dev.avatar4j.image.FrameFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.AfterEach;

/** A pipeline of tiny pictures on a clock that tests move. */
abstract class PipelineFixture {
  static final Duration LONG = Duration.ofSeconds(20);

  final VirtualClock clock = new VirtualClock();
  final RenderTurns turns = new RenderTurns(1);
  final List<Long> times = Collections.synchronizedList(new ArrayList<>());
  FramePipeline pipeline;

  @AfterEach
  void close() {
    if (pipeline != null) {
      pipeline.close();
    }
  }

  final FramePipeline start(double framesPerSecond) {
    return start(framesPerSecond, (time, frame) -> frame);
  }

  final FramePipeline start(double framesPerSecond, FrameStage stage) {
    build(framesPerSecond, stage).start();
    return pipeline;
  }

  final FramePipeline build(double framesPerSecond, FrameStage stage) {
    pipeline = new FramePipeline(8, 4, this::render, stage, framesPerSecond, clock, turns);
    return pipeline;
  }

  /**
   * A viewer who came and went: one frame was drawn, and none is in progress. Whoever takes a frame
   * demands the next one, so this viewer leaves without doing so.
   */
  final void visit() throws InterruptedException {
    clock.awaitIdle(); // before there was anybody
    FrameSubscription viewer = pipeline.subscribe(FrameFormat.RAW);
    clock.awaitIdle();
    viewer.close();
    assertThat(times).hasSize(1);
  }

  private void render(long timeNanos, Frame out) {
    times.add(timeNanos);
    out.clear();
    out.alpha()[0] = 1f;
    out.red()[0] = 1f;
  }

  static FrameStage failingWhen(LongPredicate number) {
    long[] count = {0};
    return (time, frame) -> {
      if (number.test(++count[0])) {
        throw new IllegalStateException("stage failed");
      }
      return frame;
    };
  }

  static long take(FrameSubscription subscription) throws InterruptedException {
    try (EncodedFrame frame = subscription.next(LONG).orElseThrow()) {
      return frame.sequence();
    }
  }
}
