package dev.avatar4j.server.socket;

import dev.avatar4j.server.lipsync.LipsyncService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread on which socket clients hear of changes, of statistics, and a sign of life. */
public final class SocketRounds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SocketRounds.class);
  private static final long CHANGES_MILLIS = 100;
  private static final long STATISTICS_MILLIS = 1000;
  private static final long ALIVE_MILLIS = 10_000;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "avatar-socket-rounds");
            thread.setDaemon(true);
            return thread;
          });

  public SocketRounds(SocketService sockets, LipsyncService lipsync) {
    every(CHANGES_MILLIS, lipsync::tick);
    every(CHANGES_MILLIS, sockets::lookForChanges);
    every(STATISTICS_MILLIS, sockets::tellStatistics);
    every(ALIVE_MILLIS, sockets::keepAlive);
  }

  private void every(long millis, Runnable round) {
    ScheduledFuture<?> unused =
        thread.scheduleWithFixedDelay(
            () -> {
              try {
                round.run();
              } catch (RuntimeException | Error e) {
                // the next round must come, after a full heap too
                log.warn("Telling the socket clients failed", e);
              }
            },
            millis,
            millis,
            TimeUnit.MILLISECONDS);
  }

  /** Ends the thread after the round in progress. Idempotent. */
  @Override
  public void close() {
    thread.shutdown();
  }
}
