package dev.avatar4j.server;

import java.util.concurrent.Semaphore;

/** How many clients may read frames at the same time, over HTTP and over sockets together. */
final class FeedSlots {
  private final int limit;
  private final Semaphore free;

  FeedSlots(int limit) {
    this.limit = limit;
    this.free = new Semaphore(limit);
  }

  /**
   * @throws RequestRefused 503 if all are taken
   */
  void take() {
    if (!free.tryAcquire()) {
      throw new RequestRefused(
          503, "feed", "All " + limit + " feeds are taken; close another viewer and try again.");
    }
  }

  void giveBack() {
    free.release();
  }
}
