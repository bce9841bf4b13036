package dev.avatar4j.server.socket;

import dev.avatar4j.pipeline.EncodedFrame;
import dev.avatar4j.pipeline.FrameSubscription;
import dev.avatar4j.server.metrics.FeedCounts;
import java.time.Duration;
import java.util.Optional;

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
  private final FeedCounts counts;
  private final long gapNanos;
  private long due = Long.MIN_VALUE;
  private long offered;

  /**
   * @param maxFps most frames a second in the long run; infinite for all there are
   * @param counts told what is sent, and what the client was too slow for
   */
  FramePump(FrameSubscription frames, SocketViewer viewer, double maxFps, FeedCounts counts) {
    this.counts = counts;
    this.frames = frames;
    this.viewer = viewer;
    this.gapNanos = Math.round(1e9 / maxFps);
  }

  @Override
  public void run() {
    try {
      while (!frames.closed()) {
        if (!viewer.claimFrame(STALL_NANOS)) {
          viewer.disconnect();
          return;
        }
        if (!sendNext()) {
          viewer.releaseFrame();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      // it may connect again; without frames it would wait for ever
      viewer.disconnect();
      throw e;
    } finally {
      frames.close();
    }
  }

  /**
   * @return whether a frame is on its way
   */
  private boolean sendNext() throws InterruptedException {
    Optional<EncodedFrame> next = frames.next(PATIENCE);
    if (next.isEmpty()) {
      return false;
    }
    try (EncodedFrame frame = next.get()) {
      boolean send = isDue(frame.timeNanos());
      if (send) {
        viewer.sendFrame(viewer.frameMessage().of(frame));
        counts.sent(offered, frame.sequence());
      } else {
        counts.passed(offered, frame.sequence());
      }
      offered = frame.sequence();
      return send;
    }
  }

  /**
   * Goes by the time frames are drawn for, and keeps to the grid of those that are due: to sleep
   * instead would give the client a frame as old as the sleep was long.
   */
  private boolean isDue(long timeNanos) {
    if (timeNanos < due) {
      return false;
    }
    due = Math.max(due, timeNanos - gapNanos / 2) + gapNanos;
    return true;
  }

  /** Ends it soon; a frame that is in flight still arrives. */
  @Override
  public void close() {
    frames.close();
  }
}
