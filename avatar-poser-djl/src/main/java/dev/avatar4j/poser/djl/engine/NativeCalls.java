package dev.avatar4j.poser.djl.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps a process from ending while it computes in libtorch. The JVM ends with native code still
 * running if that takes longer than a third of a second; libtorch's global objects are destroyed
 * under it, and the process crashes. So a shutdown hook waits for what runs, and holds up what
 * would begin. Programs that close what they opened are not held up at all.
 *
 * <p>Short calls, such as freeing a tensor, need not be told of: the JVM waits for those.
 * Thread-safe; a call costs two atomic additions.
 */
final class NativeCalls {
  /** Of this process. */
  static final NativeCalls PROCESS = ofProcess(Duration.ofMillis(500), Duration.ofSeconds(5));

  private static final long POLL_MILLIS = 2;

  private final long graceNanos;
  private final long patienceNanos;
  private final AtomicInteger programs = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();
  private volatile boolean ending;

  /**
   * @param grace for other shutdown hooks to close programs in order, during which calls go on
   * @param patience how long to wait for running calls, and how long to hold up further ones
   */
  NativeCalls(Duration grace, Duration patience) {
    graceNanos = grace.toNanos();
    patienceNanos = patience.toNanos();
  }

  private static NativeCalls ofProcess(Duration grace, Duration patience) {
    NativeCalls calls = new NativeCalls(grace, patience);
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(calls::end, "avatar-native-calls"));
    } catch (IllegalStateException e) {
      // it is ending already
      calls.ending = true;
    }
    return calls;
  }

  /** Tells that there is a program more that may be called. */
  void opened() {
    programs.incrementAndGet();
  }

  /** Tells that a program will not be called again. */
  void closed() {
    programs.decrementAndGet();
  }

  /**
   * Begins a call. {@link #leave} must follow, unless this throws.
   *
   * @throws IllegalStateException if the process is ending, and has not ended for a while
   */
  void enter() {
    running.incrementAndGet();
    if (ending) {
      running.decrementAndGet();
      sleepUntil(System.nanoTime() + patienceNanos);
      throw new IllegalStateException("The process is ending; libtorch takes no more calls");
    }
  }

  /** Ends a call. */
  void leave() {
    running.decrementAndGet();
  }

  /** Returns once nothing runs, and nothing will any more; or after the patience. */
  void end() {
    waitFor(programs, System.nanoTime() + graceNanos);
    ending = true;
    waitFor(running, System.nanoTime() + patienceNanos);
  }

  private static void waitFor(AtomicInteger zero, long deadline) {
    while (zero.get() > 0 && System.nanoTime() - deadline < 0) {
      sleepUntil(System.nanoTime() + POLL_MILLIS * 1_000_000);
    }
  }

  /** An interrupt is kept for later. */
  private static void sleepUntil(long deadline) {
    boolean interrupted = false;
    for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
      try {
        Thread.sleep(Math.max(1, left / 1_000_000));
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
