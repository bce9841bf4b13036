package dev.avatar4j.server;

import dev.avatar4j.pipeline.EncodedFrame;
import dev.avatar4j.pipeline.FrameSubscription;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Carries frames from an avatar to one socket client, on a thread of its own. The next frame is
 * only asked for when the last one is gone, so a slow client misses frames and gets the newest.
 */
final class FramePump implements Runnable, AutoCloseable {
  /** A client that has not taken a frame for this long does not read any more. */
  private static final long STALL_NANOS = 30_000_000_000L;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final FrameSubscription frames;
  private final SocketViewer viewer;
  private final long gapNanos;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * @param maxFps most frames a second; infinite for all there are
   */
  FramePump(FrameSubscription frames, SocketViewer viewer, double maxFps) {
    this.frames = frames;
    this.viewer = viewer;
    this.gapNanos = Math.round(1e9 / maxFps);
  }

  @Override
  public void run() {
    try {
      boolean more = true;
      while (more && !frames.closed()) {
        if (!viewer.claimFrame(STALL_NANOS)) {
          viewer.disconnect();
          return;
        }
        more = !sendNext() || rest();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      frames.close();
    }
  }

  /**
   * @return whether there was a frame
   */
  private boolean sendNext() throws InterruptedException {
    Optional<EncodedFrame> next = Optional.empty();
    try {
      next = frames.next(PATIENCE);
    } finally {
      if (next.isEmpty()) {
        viewer.releaseFrame();
      }
    }
    if (next.isPresent()) {
      try (EncodedFrame frame = next.get()) {
        viewer.sendFrame(viewer.frameMessage().of(frame));
      }
    }
    return next.isPresent();
  }

  /**
   * @return whether to go on after that
   */
  private boolean rest() throws InterruptedException {
    return !closed.await(gapNanos, TimeUnit.NANOSECONDS);
  }

  /** Ends it soon; a frame that is in flight still arrives. */
  @Override
  public void close() {
    closed.countDown();
    frames.close();
  }
}
