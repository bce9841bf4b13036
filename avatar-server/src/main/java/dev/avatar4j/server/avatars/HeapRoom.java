package dev.avatar4j.server.avatars;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Whether the Java heap has room for something large, so that it is refused beforehand: a full heap
 * strikes whoever asks for memory next, which may be the frame thread of another avatar.
 * Thread-safe.
 */
public final class HeapRoom {
  /**
   * What an avatar with a picture of its own, cels and a viewer takes with the built-in poser, in
   * bytes, rounded up: 39 MiB, and 63 MiB where the collector is G1 with regions of 1 MiB, because
   * a plane of 512x512 floats is a few bytes longer than one and so takes two.
   */
  public static final long AVATAR_BYTES = 64L << 20;

  /** What is kept free for everything else: replies, frames being encoded, pictures. */
  private static final long SPARE_BYTES = 48L << 20;

  private static final long COLLECTION_GAP_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final LongSupplier freeBytes;
  private final Runnable collection;
  private final LongSupplier clock;
  private long collected;
  private boolean everCollected;

  /**
   * @param freeBytes how much may still be allocated, garbage counted as taken
   * @param collection frees the garbage
   * @param clock nanoseconds from an arbitrary origin
   */
  public HeapRoom(LongSupplier freeBytes, Runnable collection, LongSupplier clock) {
    this.freeBytes = freeBytes;
    this.collection = collection;
    this.clock = clock;
  }

  /**
   * @return that of this Java process
   */
  public static HeapRoom ofProcess() {
    return new HeapRoom(HeapRoom::free, System::gc, System::nanoTime);
  }

  private static long free() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
  }

  /**
   * Makes sure that there is room. If garbage may be in the way it is collected first, at most
   * every two seconds.
   *
   * @param bytes how much is wanted
   * @param what what for, to begin a sentence with
   * @throws OutOfRoomException if that would leave too little
   */
  public void require(long bytes, String what) {
    if (!has(bytes) && !hasAfterCollection(bytes)) {
      throw new OutOfRoomException(what, bytes, Math.max(0, freeBytes.getAsLong()));
    }
  }

  private boolean has(long bytes) {
    return freeBytes.getAsLong() >= bytes + SPARE_BYTES;
  }

  private synchronized boolean hasAfterCollection(long bytes) {
    long now = clock.getAsLong();
    if (!everCollected || now - collected >= COLLECTION_GAP_NANOS) {
      collection.run();
      everCollected = true;
      collected = clock.getAsLong();
    }
    return has(bytes);
  }
}
