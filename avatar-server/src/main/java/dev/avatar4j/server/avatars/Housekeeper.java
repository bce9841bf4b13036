package dev.avatar4j.server.avatars;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread on which avatars do by themselves what is due, ten times a second. */
public final class Housekeeper implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Housekeeper.class);
  private static final long PERIOD_MILLIS = 100;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Housekeeper::thread);

  /**
   * @param registry whose avatars to look after, until this is closed
   * @param more what else to do then
   */
  public Housekeeper(AvatarRegistry registry, Runnable more) {
    thread.scheduleWithFixedDelay(
        () -> tick(registry, more), PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static void tick(AvatarRegistry registry, Runnable more) {
    try {
      registry.tick();
      more.run();
    } catch (RuntimeException | Error e) {
      // the next round must come, after a full heap too
      log.warn("Looking after the avatars failed", e);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "avatar-housekeeper");
    thread.setDaemon(true);
    return thread;
  }

  /** Ends the thread after the round in progress. Idempotent. */
  @Override
  public void close() {
    thread.shutdown();
  }
}
