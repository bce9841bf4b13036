package dev.avatar4j.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.image.FrameFormat;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import org.junit.jupiter.api.Test;

class FrameLoopTest {
  /** A full heap strikes anywhere, between two frames too. */
  @Test
  void an_error_outside_of_a_frame_does_not_end_the_loop() throws Exception {
    AtomicInteger left = new AtomicInteger(3);
    VirtualClock inner = new VirtualClock();
    FrameClock clock =
        new FrameClock() {
          @Override
          public long nanoTime() {
            return inner.nanoTime();
          }

          @Override
          public void await(Condition condition, long nanos) throws InterruptedException {
            if (left.getAndDecrement() > 0) {
              throw new OutOfMemoryError("told to fail");
            }
            inner.await(condition, nanos);
          }
        };
    try (FramePipeline pipeline =
        new FramePipeline(
            8, 4, (time, out) -> out.clear(), (time, f) -> f, 25, clock, new RenderTurns(1))) {
      pipeline.start();
      FrameSubscription frames = pipeline.subscribe(FrameFormat.RAW);
      for (int i = 1; i <= 5; i++) {
        try (EncodedFrame frame = frames.next(Duration.ofSeconds(20)).orElseThrow()) {
          assertThat(frame.sequence()).isEqualTo(i);
        }
      }
      assertThat(left.get()).isNotPositive();
    }
  }
}
