package dev.avatar4j.server.cli.serve;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into an orderly end: {@link #await()} returns, and once this is closed,
 * which is after everything else, the process exits with 0 instead of the signal's number.
 */
final class Shutdown implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;
  private static final int STUCK = 1;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::endProcess, "avatar-shutdown");

  Shutdown() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Waits until the process is asked to end. */
  void await() throws InterruptedException {
    asked.await();
  }

  /** Runs while the JVM waits for it. */
  private void endProcess() {
    asked.countDown();
    try {
      boolean inOrder = closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      Runtime.getRuntime().halt(inOrder ? 0 : STUCK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says that everything is closed. */
  @Override
  public void close() {
    closed.countDown();
    if (asked.getCount() > 0) {
      // the command failed; its exit code counts
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // a signal came just now; the hook ends the process
        return;
      }
    }
  }
}
