package dev.avatar4j.postprocessor;

import java.util.concurrent.locks.LockSupport;

/** One thread of {@link RowWorkers}. */
final class RowWorker implements Runnable {
  private final RowWorkers group;
  private final Thread thread;
  private volatile boolean asleep;
  private volatile boolean ended;

  RowWorker(RowWorkers group, String name) {
    this.group = group;
    thread = new Thread(this, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    while (!ended) {
      for (int i = 0; !group.hasWork() && i < RowWorkers.SPINS; i++) {
        Thread.onSpinWait();
      }
      asleep = true;
      // Looks again after the note that it sleeps: whoever adds work after this look reads the
      // note.
      while (!group.hasWork() && !ended) {
        LockSupport.park(group);
      }
      asleep = false;
      group.work();
    }
  }

  void wake() {
    if (asleep) {
      LockSupport.unpark(thread);
    }
  }

  void end() {
    ended = true;
    LockSupport.unpark(thread);
  }
}
