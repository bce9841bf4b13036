package dev.avatar4j.server.feed;

import java.util.function.LongSupplier;

/**
 * Decides how long a feed waits for a newer frame before it sends the last one again. Not
 * thread-safe.
 *
 * <p>New frames are sent as they come: the pipeline has already paced them. Only when one is late
 * by the grace does the feed repeat the last one, and from then on once every period, so that a
 * paused or slow avatar still gives clients a steady stream. Without the grace every frame that is
 * a millisecond late would be sent twice.
 */
final class FeedCadence {
  private final LongSupplier periodNanos;
  private final double grace;
  private long scheduled;

  /**
   * @param periodNanos time between parts; asked again for every part
   * @param grace lateness tolerated, as a fraction of the period
   */
  FeedCadence(LongSupplier periodNanos, double grace) {
    this.periodNanos = periodNanos;
    this.grace = grace;
  }

  /**
   * @return nanoseconds to wait for a newer frame, at least 0
   */
  long patience(long now) {
    long period = periodNanos.getAsLong();
    return Math.max(0, scheduled + period + Math.round(grace * period) - now);
  }

  /** Notes that a new frame was sent. */
  void sentNew(long now) {
    scheduled = now;
  }

  /** Notes that the last frame was sent again; after a stall the schedule starts anew. */
  void sentAgain(long now) {
    long period = periodNanos.getAsLong();
    scheduled = now - scheduled < 2 * period ? scheduled + period : now;
  }
}
