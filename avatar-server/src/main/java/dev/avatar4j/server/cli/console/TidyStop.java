package dev.avatar4j.server.cli.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Has Ctrl-C and SIGTERM interrupt the thread that made this, and the process wait until it has
 * closed it: by then it has thrown away what is half done. The process ends with the signal's
 * number.
 */
public final class TidyStop implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  private final Thread worker = Thread.currentThread();
  private final CountDownLatch tidy = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "avatar-stop");

  public TidyStop() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Runs while the JVM waits for it. */
  private void stop() {
    worker.interrupt();
    try {
      tidy.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    tidy.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is about to end
    }
  }
}
