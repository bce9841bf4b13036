package dev.avatar4j.server.access;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How many requests a second each client may make: a token bucket per client, which holds two
 * seconds' worth, so that a page that loads is let through. Thread-safe.
 */
public final class RequestRate {
  private static final double BURST_SECONDS = 2;

  /** Clients told apart; in a flood from more addresses, newcomers share one bucket. */
  private static final int MOST_CLIENTS = 10_000;

  private static final String EVERYBODY_ELSE = "";

  private final double perSecond;
  private final LongSupplier clock;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  /**
   * @param perSecond requests a second, more than 0
   * @param clock nanoseconds from an arbitrary origin, never running backwards
   */
  public RequestRate(double perSecond, LongSupplier clock) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("Requests per second must be above 0: " + perSecond);
    }
    this.perSecond = perSecond;
    this.clock = clock;
  }

  /**
   * Counts a request.
   *
   * @param client who makes it
   * @return 0 if it may be answered, else how many whole seconds to wait, at least 1
   */
  public long secondsToWait(String client) {
    long now = clock.getAsLong();
    return bucket(client, now).take(now);
  }

  private Bucket bucket(String client, long now) {
    Bucket known = buckets.get(client);
    if (known != null) {
      return known;
    }
    if (buckets.size() >= MOST_CLIENTS) {
      buckets.values().removeIf(bucket -> bucket.isFull(now));
    }
    String name = buckets.size() < MOST_CLIENTS ? client : EVERYBODY_ELSE;
    return buckets.computeIfAbsent(name, unused -> new Bucket(now));
  }

  private final class Bucket {
    private double tokens = size();
    private long filled;

    Bucket(long now) {
      filled = now;
    }

    synchronized long take(long now) {
      fill(now);
      if (tokens >= 1) {
        tokens--;
        return 0;
      }
      return Math.max(1, (long) Math.ceil((1 - tokens) / perSecond));
    }

    synchronized boolean isFull(long now) {
      fill(now);
      return tokens >= size();
    }

    private void fill(long now) {
      tokens = Math.min(size(), tokens + Math.max(0, now - filled) / 1e9 * perSecond);
      filled = now;
    }

    /** At least one request fits, however low the rate. */
    private double size() {
      return Math.max(1, perSecond * BURST_SECONDS);
    }
  }
}
