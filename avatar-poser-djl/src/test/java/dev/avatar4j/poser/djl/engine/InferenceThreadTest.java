package dev.avatar4j.poser.djl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.pytorch.jni.JniUtils;
import dev.avatar4j.AvatarException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InferenceThreadTest {
  @Test
  void all_work_is_done_on_one_thread_of_its_own() {
    try (InferenceThread inference = new InferenceThread("x", 1)) {
      Thread first = inference.call(Thread::currentThread);
      assertThat(first.getName()).isEqualTo("avatar-inference-x");
      assertThat(first.isDaemon()).isTrue();
      assertThat(inference.call(Thread::currentThread)).isSameAs(first);
    }
  }

  @Test
  void each_thread_keeps_its_number_of_libtorchs_threads_and_others_get_one()
      throws InterruptedException {
    try (InferenceThread two = new InferenceThread("two", 2);
        InferenceThread three = new InferenceThread("three", 3)) {
      assertThat(two.call(JniUtils::getNumThreads)).isEqualTo(2);
      assertThat(three.call(JniUtils::getNumThreads)).isEqualTo(3);
      AtomicInteger elsewhere = new AtomicInteger();
      Thread other = new Thread(() -> elsewhere.set(JniUtils.getNumThreads()));
      other.start();
      other.join();
      assertThat(elsewhere).hasValue(1);
    }
  }

  @Test
  void work_may_ask_for_work() {
    try (InferenceThread inference = new InferenceThread("x", 1)) {
      assertThat(inference.call(() -> inference.call(() -> 7))).isEqualTo(7);
    }
  }

  @Test
  void what_work_throws_comes_out_where_it_was_asked_for() {
    try (InferenceThread inference = new InferenceThread("x", 1)) {
      AvatarException thrown = new AvatarException("no");
      assertThatThrownBy(
              () ->
                  inference.run(
                      () -> {
                        throw thrown;
                      }))
          .isSameAs(thrown);
    }
  }

  @Test
  void an_interrupt_waits_for_the_work_and_is_kept() {
    try (InferenceThread inference = new InferenceThread("x", 1)) {
      Thread caller = Thread.currentThread();
      int result =
          inference.call(
              () -> {
                caller.interrupt();
                return 7;
              });
      assertThat(result).isEqualTo(7);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void a_closed_thread_takes_no_more_work() {
    InferenceThread inference = new InferenceThread("x", 1);
    inference.close();
    inference.close();
    assertThatThrownBy(() -> inference.call(() -> 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }
}
