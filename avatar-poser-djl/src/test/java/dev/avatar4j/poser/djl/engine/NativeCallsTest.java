package dev.avatar4j.poser.djl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NativeCallsTest {
  private static final Duration LONG = Duration.ofHours(1);

  @Test
  @Timeout(value = 1, unit = TimeUnit.MINUTES)
  void the_end_waits_for_a_call_that_runs() throws InterruptedException {
    NativeCalls calls = new NativeCalls(Duration.ZERO, LONG);
    calls.enter();
    Thread hook = new Thread(calls::end);
    hook.start();
    awaitSleepOf(hook);
    calls.leave();
    hook.join();
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.MINUTES)
  void the_end_lets_calls_go_on_while_programs_are_being_closed() throws InterruptedException {
    NativeCalls calls = new NativeCalls(LONG, Duration.ZERO);
    calls.opened();
    Thread hook = new Thread(calls::end);
    hook.start();
    awaitSleepOf(hook);
    calls.enter();
    calls.leave();
    calls.closed();
    hook.join();
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.MINUTES)
  void the_end_waits_for_nothing_once_all_programs_are_closed() {
    NativeCalls calls = new NativeCalls(LONG, LONG);
    calls.opened();
    calls.closed();
    calls.end();
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.MINUTES)
  void a_call_after_the_end_is_held_up() throws InterruptedException {
    NativeCalls calls = new NativeCalls(Duration.ZERO, LONG);
    calls.end();
    Thread caller = new Thread(calls::enter);
    caller.setDaemon(true);
    caller.start();
    awaitSleepOf(caller);
    calls.end();
  }

  @Test
  void a_process_that_does_not_end_refuses_calls_after_a_while() {
    NativeCalls calls = new NativeCalls(Duration.ZERO, Duration.ZERO);
    calls.opened();
    calls.end();
    assertThatThrownBy(calls::enter)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ending");
  }

  @Test
  void the_end_gives_up_on_a_call_that_never_returns() {
    NativeCalls calls = new NativeCalls(Duration.ZERO, Duration.ofMillis(1));
    calls.enter();
    calls.end();
    assertThatThrownBy(calls::enter).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void an_interrupt_of_a_call_that_is_held_up_is_kept() {
    NativeCalls calls = new NativeCalls(Duration.ZERO, Duration.ofMillis(1));
    calls.end();
    Thread.currentThread().interrupt();
    assertThatThrownBy(calls::enter).isInstanceOf(IllegalStateException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  /** Until it waits for something. */
  private static void awaitSleepOf(Thread thread) {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }
}
