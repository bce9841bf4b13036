package dev.avatar4j.pipeline;

import java.util.Arrays;

/** Whoever is told about frames. Added from any thread, called from the frame thread. */
final class FrameListeners {
  private volatile FrameListener[] listeners = {};

  synchronized void add(FrameListener listener) {
    FrameListener[] more = Arrays.copyOf(listeners, listeners.length + 1);
    more[more.length - 1] = listener;
    listeners = more;
  }

  void frame(long turnNanos, long renderNanos, long stageNanos, long encodeNanos) {
    for (FrameListener listener : listeners) {
      listener.frame(turnNanos, renderNanos, stageNanos, encodeNanos);
    }
  }
}
