package dev.avatar4j.server.recording;

import java.util.concurrent.atomic.AtomicLong;

/** How much disk all recordings together may fill. Thread-safe. */
final class DiskBudget {
  private final long limit;
  private final AtomicLong used = new AtomicLong();

  DiskBudget(long limit) {
    this.limit = limit;
  }

  boolean isSpent() {
    return used.get() >= limit;
  }

  /** Notes that a file has grown, or was deleted. */
  void add(long bytes) {
    used.addAndGet(bytes);
  }
}
