package dev.avatar4j.speech.speaking;

import dev.avatar4j.AvatarException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Synthesizes on one daemon thread, which is there only while it is needed. A thread whose work was
 * given up is interrupted and replaced, so that an engine that hangs holds up nothing; when {@value
 * #MAX_GIVEN_UP} of them have not come back, there are no new ones.
 */
final class SynthesisThread implements SynthesisRunner {
  static final int MAX_GIVEN_UP = 4;
  private static final long IDLE_SECONDS = 10;

  private final AtomicInteger givenUp = new AtomicInteger();
  private Worker worker;

  @Override
  public synchronized Running start(Runnable job) {
    if (givenUp.get() >= MAX_GIVEN_UP) {
      throw new AvatarException(
          "The speech engine hangs: "
              + MAX_GIVEN_UP
              + " sentences that were given up still occupy it. Restart the engine.");
    }
    if (worker == null) {
      worker = new Worker();
    }
    Worker mine = worker;
    Future<?> work = mine.submit(job);
    return () -> giveUp(mine, work);
  }

  private synchronized void giveUp(Worker busy, Future<?> work) {
    if (!work.isDone()) {
      givenUp.incrementAndGet();
      work.cancel(true);
      busy.leave();
      if (worker == busy) {
        worker = null;
      }
    }
  }

  @Override
  public synchronized void close() {
    if (worker != null) {
      worker.shutdownNow();
      worker = null;
    }
  }

  private final class Worker extends ThreadPoolExecutor {
    private volatile boolean left;

    Worker() {
      super(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Worker::thread);
      allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
      Thread thread = new Thread(work, "avatar-speech-synthesis");
      thread.setDaemon(true);
      return thread;
    }

    void leave() {
      left = true;
      shutdown();
    }

    @Override
    protected void terminated() {
      if (left) {
        givenUp.decrementAndGet();
      }
    }
  }
}
