package dev.avatar4j.server.socket;

import java.util.function.LongSupplier;

/** A token bucket: so many messages a second in the long run, twice as many at once. */
final class MessageRate {
  private final double perNano;
  private final double burst;
  private final LongSupplier clock;
  private double tokens;
  private long filled;

  /**
   * @param perSecond messages a second
   * @param clock nanoseconds from an arbitrary origin
   */
  MessageRate(int perSecond, LongSupplier clock) {
    this.perNano = perSecond / 1e9;
    this.burst = 2.0 * perSecond;
    this.clock = clock;
    this.tokens = burst;
    this.filled = clock.getAsLong();
  }

  /**
   * @return whether one more may come now
   */
  synchronized boolean admit() {
    long now = clock.getAsLong();
    tokens = Math.min(burst, tokens + (now - filled) * perNano);
    filled = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
