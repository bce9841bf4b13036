package dev.avatar4j.poser.djl.session;

import dev.avatar4j.poser.StageStatistics;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * The latest results of a stage by what the stage saw, as many as a number of bytes allows, but
 * always the newest. It owns its values and releases the one that was used longest ago. Keys are
 * compared exactly. To be used by one thread; statistics may be asked by any.
 *
 * <p>There are tens of entries, each thousands of times as expensive as a look at all of them: so
 * it looks through a list. A look allocates nothing.
 *
 * @param <V> the results
 */
final class StageCache<V> {
  private static final int MAX_ENTRIES = 4096;

  /** A mean of about as many computations. */
  private static final int MEAN_OVER = 32;

  private final String name;
  private final int keyLength;
  private final long maxBytes;
  private final ToLongFunction<V> size;
  private final Consumer<V> release;

  private int[] hashes = new int[8];
  private float[][] keys = new float[8][];
  private Object[] values = new Object[8];
  private long[] used = new long[8];
  private long uses;

  private final AtomicLong hits = new AtomicLong();
  private final AtomicLong misses = new AtomicLong();
  private volatile int count;
  private volatile long bytes;
  private volatile double meanNanos;

  /**
   * @param name the stage
   * @param keyLength how much of a key the stage sees, from its start
   * @param maxBytes bound for all values together; with 0 none is ever found again
   * @param size how many bytes a value takes
   * @param release frees a value
   */
  StageCache(
      String name, int keyLength, long maxBytes, ToLongFunction<V> size, Consumer<V> release) {
    this.name = name;
    this.keyLength = keyLength;
    this.maxBytes = maxBytes;
    this.size = size;
    this.release = release;
  }

  /**
   * @param key at least as long as this cache's keys
   * @return the value; null if it is not at hand
   */
  @SuppressWarnings("unchecked")
  V find(float[] key) {
    int hash = hash(key);
    for (int i = 0; maxBytes > 0 && i < count; i++) {
      if (hashes[i] == hash && Arrays.equals(keys[i], 0, keyLength, key, 0, keyLength)) {
        used[i] = ++uses;
        hits.incrementAndGet();
        return (V) values[i];
      }
    }
    misses.incrementAndGet();
    return null;
  }

  /**
   * Keeps a value that was not {@link #find found}.
   *
   * @param key what it belongs to
   * @param value owned by this cache from now on
   * @param nanos how long it took to make
   */
  void put(float[] key, V value, long nanos) {
    long incoming = size.applyAsLong(value);
    makeRoom(incoming);
    int at = count;
    if (at == values.length) {
      grow(2 * at);
    }
    keys[at] = keys[at] == null ? new float[keyLength] : keys[at];
    System.arraycopy(key, 0, keys[at], 0, keyLength);
    hashes[at] = hash(key);
    values[at] = value;
    used[at] = ++uses;
    count = at + 1;
    bytes = bytes + incoming;
    meanNanos = meanNanos + (nanos - meanNanos) / Math.min(Math.max(1, misses.get()), MEAN_OVER);
  }

  /**
   * Releases values until another one fits.
   *
   * @param incoming the bytes of that one
   */
  void makeRoom(long incoming) {
    while (count > 0 && (bytes + incoming > maxBytes || count == MAX_ENTRIES)) {
      int oldest = 0;
      for (int i = 1; i < count; i++) {
        oldest = used[i] < used[oldest] ? i : oldest;
      }
      remove(oldest);
    }
  }

  /** Releases all values. */
  void clear() {
    while (count > 0) {
      remove(count - 1);
    }
  }

  StageStatistics statistics() {
    return new StageStatistics(name, hits.get(), misses.get(), count, bytes, meanNanos / 1e6);
  }

  @SuppressWarnings("unchecked")
  private void remove(int at) {
    int last = count - 1;
    V value = (V) values[at];
    float[] key = keys[at];
    values[at] = values[last];
    keys[at] = keys[last];
    hashes[at] = hashes[last];
    used[at] = used[last];
    values[last] = null;
    keys[last] = key;
    count = last;
    bytes = bytes - size.applyAsLong(value);
    release.accept(value);
  }

  private void grow(int capacity) {
    hashes = Arrays.copyOf(hashes, capacity);
    keys = Arrays.copyOf(keys, capacity);
    values = Arrays.copyOf(values, capacity);
    used = Arrays.copyOf(used, capacity);
  }

  private int hash(float[] key) {
    int hash = 1;
    for (int i = 0; i < keyLength; i++) {
      hash = 31 * hash + Float.floatToIntBits(key[i]);
    }
    return hash;
  }
}
