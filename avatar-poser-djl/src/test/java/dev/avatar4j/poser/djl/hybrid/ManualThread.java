package dev.avatar4j.poser.djl.hybrid;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** A thread of faces that works when the test says so. */
final class ManualThread implements Executor {
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private boolean held;

  /** Runs tasks at once, or from now on not before {@link #runOne}. */
  void hold(boolean now) {
    held = now;
  }

  @Override
  public void execute(Runnable task) {
    if (held) {
      tasks.add(task);
    } else {
      task.run();
    }
  }

  /** Runs the task that has waited longest; tells whether there was one. */
  boolean runOne() {
    Runnable task = tasks.poll();
    if (task != null) {
      task.run();
    }
    return task != null;
  }

  void runAll() {
    while (runOne()) {
      // until nothing is left
    }
  }
}
