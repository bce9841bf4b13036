package dev.avatar4j.server.feed;

import dev.avatar4j.server.http.RequestRefused;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many clients may read frames at the same time, over HTTP and over sockets together. */
public final class FeedSlots {
  private static final Logger log = LoggerFactory.getLogger(FeedSlots.class);

  private final int limit;
  private final Semaphore free;

  public FeedSlots(int limit) {
    this.limit = limit;
    this.free = new Semaphore(limit);
  }

  /**
   * @throws RequestRefused 503 if all are taken
   */
  public void take() {
    if (!free.tryAcquire()) {
      throw new RequestRefused(
          503, "feed", "All " + limit + " feeds are taken; close another viewer and try again.");
    }
  }

  public void giveBack() {
    free.release();
  }

  /**
   * Waits until all are free, but no longer than a while: clients that do not read would never let
   * it.
   */
  public void awaitFree(long millis) {
    try {
      if (free.tryAcquire(limit, millis, TimeUnit.MILLISECONDS)) {
        free.release(limit);
      } else {
        log.debug("Some feeds are cut off: their clients do not read");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
