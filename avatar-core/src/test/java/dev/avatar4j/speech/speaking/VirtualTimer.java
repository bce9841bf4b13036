package dev.avatar4j.speech.speaking;

import java.util.Comparator;
import java.util.PriorityQueue;

/** A timer whose time is moved by the test, which also is its only thread. */
final class VirtualTimer implements SpeechTimer {
  private final PriorityQueue<Due> dues =
      new PriorityQueue<>(Comparator.comparingLong(Due::nanos).thenComparingLong(Due::order));
  private long now = 1_000_000_000L;
  private long order;
  private boolean closed;

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public void execute(Runnable action) {
    at(now, action);
  }

  @Override
  public Scheduled at(long nanos, Runnable action) {
    Due due = new Due(Math.max(now, nanos), order++, action);
    if (!closed) {
      dues.add(due);
    }
    return () -> dues.remove(due);
  }

  /** Does all that is due by then, each thing at its time. */
  void advanceMillis(double millis) {
    long until = now + Math.round(millis * 1e6);
    while (!dues.isEmpty() && dues.peek().nanos() <= until) {
      Due due = dues.remove();
      now = Math.max(now, due.nanos());
      due.action().run();
    }
    now = until;
  }

  /** Does all that is due now. */
  void settle() {
    advanceMillis(0);
  }

  boolean isIdle() {
    return dues.isEmpty();
  }

  @Override
  public void close() {
    closed = true;
  }

  private record Due(long nanos, long order, Runnable action) {}
}
