package dev.avatar4j.server.socket;

import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.server.feed.FeedSlots;
import dev.avatar4j.server.http.RequestRefused;
import dev.avatar4j.server.metrics.FeedCounts;
import java.util.concurrent.Executor;

/** The frames one socket client has asked for: none, or a format at a rate. Thread-safe. */
final class SocketFrames {
  private final SocketViewer viewer;
  private final Source source;
  private FramePump pump;
  private boolean stopped;

  /**
   * Where frames come from.
   *
   * @param slots how many may read frames
   * @param threads runs one task for each that does
   * @param counts told what they are sent
   */
  record Source(FeedSlots slots, Executor threads, FeedCounts counts) {}

  SocketFrames(SocketViewer viewer, Source source) {
    this.viewer = viewer;
    this.source = source;
  }

  /**
   * Sends frames from now on, instead of those before.
   *
   * @param maxFps most frames a second
   * @throws RequestRefused 503 if too many read frames
   */
  synchronized void start(FrameFormat format, double maxFps) {
    if (stopped) {
      return;
    }
    if (pump == null) {
      source.slots().take();
    }
    FramePump before = pump;
    try {
      pump = new FramePump(viewer.served().subscribe(format), viewer, maxFps, source.counts());
    } catch (RuntimeException e) {
      if (before == null) {
        source.slots().giveBack();
      }
      throw e;
    }
    if (before != null) {
      before.close();
    }
    source.threads().execute(pump);
  }

  /** Sends no more frames. */
  synchronized void pause() {
    if (pump != null) {
      pump.close();
      pump = null;
      source.slots().giveBack();
    }
  }

  /** Sends no more frames, ever. */
  synchronized void stop() {
    stopped = true;
    pause();
  }
}
