package dev.avatar4j.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class WorkerGroupTest {
  private final AtomicInteger prepared = new AtomicInteger();

  @Test
  void every_item_is_done_once_by_a_prepared_worker() {
    try (WorkerGroup group = new WorkerGroup(3, "test", prepared::incrementAndGet)) {
      for (int round = 0; round < 50; round++) {
        AtomicIntegerArray done = new AtomicIntegerArray(round);
        group.forEach(
            round,
            (worker, item) -> {
              assertThat(worker).isBetween(0, 2);
              done.incrementAndGet(item);
            });
        for (int i = 0; i < round; i++) {
          assertThat(done.get(i)).isEqualTo(1);
        }
      }
      assertThat(prepared).hasValue(3);
    }
  }

  @Test
  void a_failure_reaches_the_caller_and_the_group_goes_on() {
    try (WorkerGroup group = new WorkerGroup(2, "test", () -> {})) {
      assertThatThrownBy(
              () ->
                  group.forEach(
                      10,
                      (worker, item) -> {
                        throw new IllegalArgumentException("item " + item);
                      }))
          .isInstanceOf(IllegalArgumentException.class);
      AtomicInteger count = new AtomicInteger();
      group.forEach(5, (worker, item) -> count.incrementAndGet());
      assertThat(count).hasValue(5);
    }
  }

  @Test
  void an_interrupt_is_kept_and_cuts_nothing_short() {
    try (WorkerGroup group = new WorkerGroup(2, "test", () -> {})) {
      Thread.currentThread().interrupt();
      AtomicInteger count = new AtomicInteger();
      group.forEach(100, (worker, item) -> count.incrementAndGet());
      assertThat(count).hasValue(100);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void a_closed_group_refuses_jobs() {
    WorkerGroup group = new WorkerGroup(1, "test", () -> {});
    group.close();
    group.close();
    assertThatThrownBy(() -> group.forEach(1, (worker, item) -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }
}
