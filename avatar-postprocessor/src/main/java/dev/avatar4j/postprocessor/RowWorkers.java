package dev.avatar4j.postprocessor;

import dev.avatar4j.concurrent.WorkerGroup;

/** Threads that share out rows. One caller at a time. */
public final class RowWorkers implements AutoCloseable {
  private static final int BAND = 16;

  private final WorkerGroup group;
  private RowTask task;
  private int rows;
  private int bandRows;

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
    forRows(count, BAND, rowTask);
  }

  /**
   * Runs a task on all rows and waits for it.
   *
   * @param count how many rows
   * @param height rows of a band, at least 1
   * @param rowTask the task
   */
  public void forRows(int count, int height, RowTask rowTask) {
    if (group == null) {
      rowTask.run(0, count);
      return;
    }
    task = rowTask;
    rows = count;
    bandRows = height;
    group.forEach((count + height - 1) / height, this::band);
    task = null;
  }

  private void band(int worker, int item) {
    task.run(item * bandRows, Math.min(rows, (item + 1) * bandRows));
  }

  /** Ends the threads. Idempotent. */
  @Override
  public void close() {
    if (group != null) {
      group.close();
    }
  }
}
