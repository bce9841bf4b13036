package dev.avatar4j.postprocessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowWorkersTest {
  @ParameterizedTest
  @CsvSource({"1,512,16", "2,512,16", "2,1,16", "2,17,16", "3,1000,1", "4,100,64", "2,33,100"})
  void every_row_is_run_exactly_once(int threads, int rows, int band) {
    try (RowWorkers workers = new RowWorkers(threads)) {
      for (int round = 0; round < 200; round++) {
        AtomicIntegerArray runs = new AtomicIntegerArray(rows);
        workers.forRows(rows, band, (from, to) -> count(runs, from, to));
        for (int y = 0; y < rows; y++) {
          assertThat(runs.get(y)).as("row %d in round %d", y, round).isEqualTo(1);
        }
      }
    }
  }

  private static void count(AtomicIntegerArray runs, int from, int to) {
    for (int y = from; y < to; y++) {
      runs.incrementAndGet(y);
    }
  }

  @Test
  void bands_have_the_height_asked_for() {
    Set<Integer> heights = ConcurrentHashMap.newKeySet();
    try (RowWorkers workers = new RowWorkers(2)) {
      workers.forRows(100, 30, (from, to) -> heights.add(to - from));
    }
    assertThat(heights).containsExactlyInAnyOrder(30, 10);
  }

  @Test
  void the_caller_and_the_helpers_work_at_the_same_time() {
    CountDownLatch both = new CountDownLatch(2);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    try (RowWorkers workers = new RowWorkers(2)) {
      workers.forRows(
          2,
          1,
          (from, to) -> {
            threads.add(Thread.currentThread());
            both.countDown();
            awaitQuietly(both);
          });
    }
    assertThat(threads).hasSize(2).contains(Thread.currentThread());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_failure_on_any_thread_reaches_the_caller_after_all_other_bands_were_run() {
    try (RowWorkers workers = new RowWorkers(2)) {
      AtomicIntegerArray runs = new AtomicIntegerArray(64);
      for (int bad = 0; bad < 64; bad++) {
        int badRow = bad;
        assertThatThrownBy(() -> workers.forRows(64, 1, (from, to) -> fail(from, badRow, runs)))
            .hasMessage("row " + bad);
      }
      for (int y = 0; y < 64; y++) {
        assertThat(runs.get(y)).isEqualTo(63);
      }
      workers.forRows(64, 1, (from, to) -> runs.incrementAndGet(from));
      assertThat(runs.get(0)).isEqualTo(64);
    }
  }

  private static void fail(int row, int badRow, AtomicIntegerArray runs) {
    if (row == badRow) {
      throw new IllegalStateException("row " + row);
    }
    runs.incrementAndGet(row);
  }

  @Test
  void an_interrupted_caller_gets_its_work_done_and_stays_interrupted() {
    try (RowWorkers workers = new RowWorkers(2)) {
      AtomicIntegerArray runs = new AtomicIntegerArray(64);
      Thread.currentThread().interrupt();
      workers.forRows(64, 1, (from, to) -> runs.incrementAndGet(from));
      assertThat(Thread.interrupted()).isTrue();
      for (int y = 0; y < 64; y++) {
        assertThat(runs.get(y)).isEqualTo(1);
      }
    }
  }

  @Test
  void threads_start_with_the_first_task_that_has_rows_for_them_and_end_with_the_workers()
      throws InterruptedException {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CountDownLatch all = new CountDownLatch(3);
    try (RowWorkers workers = new RowWorkers(3)) {
      workers.forRows(8, 16, (from, to) -> {});
      assertThat(workers.started()).isZero();
      workers.forRows(
          3,
          1,
          (from, to) -> {
            threads.add(Thread.currentThread());
            all.countDown();
            awaitQuietly(all);
          });
      assertThat(workers.started()).isEqualTo(2);
    }
    threads.remove(Thread.currentThread());
    assertThat(threads).hasSize(2);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @Test
  void closed_workers_leave_all_rows_to_the_caller() {
    RowWorkers workers = new RowWorkers(3);
    workers.close();
    AtomicIntegerArray runs = new AtomicIntegerArray(64);
    workers.forRows(64, 16, (from, to) -> count(runs, from, to));
    assertThat(runs.get(63)).isEqualTo(1);
    assertThat(workers.started()).isZero();
  }

  @Test
  void at_least_one_thread_is_needed() {
    assertThatThrownBy(() -> new RowWorkers(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
