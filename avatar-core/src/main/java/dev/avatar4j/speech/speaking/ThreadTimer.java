package dev.avatar4j.speech.speaking;

import java.util.concurrent.Delayed;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A timer with a daemon thread, which is there only while there is something to do. */
public final class ThreadTimer implements SpeechTimer {
  private static final Logger LOG = LoggerFactory.getLogger(ThreadTimer.class);
  private static final long IDLE_SECONDS = 10;

  private final LongSupplier clock;
  private final ScheduledThreadPoolExecutor thread;

  /**
   * Starts no thread yet.
   *
   * @param clock the clock of the stage, in nanoseconds
   */
  public ThreadTimer(LongSupplier clock) {
    this.clock = clock;
    thread =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread worker = new Thread(work, "avatar-speech");
              worker.setDaemon(true);
              return worker;
            },
            new ThreadPoolExecutor.DiscardPolicy());
    thread.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    thread.allowCoreThreadTimeOut(true);
    thread.setRemoveOnCancelPolicy(true);
  }

  @Override
  public long nanoTime() {
    return clock.getAsLong();
  }

  @Override
  public void execute(Runnable action) {
    thread.execute(() -> run(action));
  }

  @Override
  public Scheduled at(long nanos, Runnable action) {
    Future<?> due =
        thread.schedule(() -> run(action), nanos - clock.getAsLong(), TimeUnit.NANOSECONDS);
    return () -> due.cancel(false);
  }

  private static void run(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | Error e) {
      LOG.error("An action of a speech failed.", e);
    }
  }

  @Override
  public void close() {
    thread.getQueue().removeIf(due -> ((Delayed) due).getDelay(TimeUnit.NANOSECONDS) > 0);
    thread.shutdown();
  }
}
