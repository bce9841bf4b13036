package dev.avatar4j.postprocessor;

import dev.avatar4j.concurrent.WorkerGroup;

/** Threads that share out rows. One caller at a time. */
public final class RowWorkers implements AutoCloseable {
  private static final int BAND = 16;

  private final WorkerGroup group;
  private RowTask task;
  private int rows;

  /**
   * @param threads how many, at least 1; 1 works on the caller's thread
   */
  public RowWorkers(int threads) {
    group = threads > 1 ? new WorkerGroup(threads, "filter", () -> {}) : null;
  }

  /**
   * Runs a task on all rows and waits for it.
   *
   * @param count how many rows
   * @param rowTask the task
   */
  public void forRows(int count, RowTask rowTask) {
    if (group == null) {
      rowTask.run(0, count);
      return;
    }
    task = rowTask;
    rows = count;
    group.forEach((count + BAND - 1) / BAND, this::band);
    task = null;
  }

  private void band(int worker, int item) {
    task.run(item * BAND, Math.min(rows, (item + 1) * BAND));
  }

  /** Ends the threads. Idempotent. */
  @Override
  public void close() {
    if (group != null) {
      group.close();
    }
  }
}
