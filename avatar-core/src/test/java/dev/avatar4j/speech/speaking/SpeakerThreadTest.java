package dev.avatar4j.speech.speaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.AvatarException;
import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With real threads: latches instead of waiting for time to pass. */
@Timeout(60)
class SpeakerThreadTest {
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final BlockingQueue<SpeechEnd> ends = new LinkedBlockingQueue<>();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  @Test
  void a_stop_interrupts_the_thread_of_the_engine() throws Exception {
    FakeEngine hanging =
        new FakeEngine() {
          @Override
          public synchronized SpeechClip synthesize(SpeechRequest request)
              throws InterruptedException {
            entered.countDown();
            try {
              new CountDownLatch(1).await();
              throw new AssertionError();
            } catch (InterruptedException e) {
              interrupted.countDown();
              throw e;
            }
          }
        };
    try (Speaker speaker = speaker(hanging)) {
      speaker.speak(SpeakRequest.of("Hello."));
      assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
      speaker.stop();
      assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(ends.poll(20, TimeUnit.SECONDS)).isEqualTo(SpeechEnd.STOPPED);
    }
    assertThat(ends).isEmpty();
  }

  @Test
  void a_timer_does_everything_in_order_on_one_thread_that_ends_with_it() throws Exception {
    ThreadTimer timer = new ThreadTimer(System::nanoTime);
    CountDownLatch done = new CountDownLatch(1);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      int number = i;
      timer.execute(
          () -> {
            threads.add(Thread.currentThread());
            order.add(number);
          });
    }
    timer.at(
        timer.nanoTime(),
        () -> {
          throw new IllegalStateException("an action that fails");
        });
    timer.execute(done::countDown);
    timer.at(timer.nanoTime() + TimeUnit.HOURS.toNanos(1), done::countDown);
    timer.close();
    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    timer.execute(() -> order.add(-1));
    assertThat(threads).hasSize(1);
    assertThat(order).hasSize(1000).isSorted();
    threads.iterator().next().join(20_000);
    assertThat(threads.iterator().next().isAlive()).as("after close").isFalse();
  }

  @Test
  void an_engine_that_ignores_interrupts_holds_up_nobody_until_four_hang() throws Exception {
    SynthesisThread threads = new SynthesisThread();
    CountDownLatch release = new CountDownLatch(1);
    for (int i = 0; i < SynthesisThread.MAX_GIVEN_UP; i++) {
      CountDownLatch begun = new CountDownLatch(1);
      SynthesisRunner.Running running =
          threads.start(
              () -> {
                begun.countDown();
                awaitStubbornly(release);
              });
      assertThat(begun.await(20, TimeUnit.SECONDS)).as("sentence " + i).isTrue();
      running.giveUp();
      running.giveUp();
    }
    assertThatThrownBy(() -> threads.start(() -> {}))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("hangs");
    release.countDown();
    CountDownLatch again = new CountDownLatch(1);
    while (again.getCount() > 0) {
      try {
        threads.start(again::countDown);
        assertThat(again.await(20, TimeUnit.SECONDS)).isTrue();
      } catch (AvatarException e) {
        Thread.onSpinWait(); // until the threads that were given up have come back
      }
    }
    threads.close();
  }

  private static void awaitStubbornly(CountDownLatch latch) {
    while (true) {
      try {
        latch.await();
        return;
      } catch (InterruptedException e) {
        // an engine that does not listen
      }
    }
  }

  private Speaker speaker(FakeEngine engine) {
    Speaker speaker = Speaker.builder(engine, new NoMouth()).build();
    speaker.addListener(
        new SpeechListener() {
          @Override
          public void onSpeechEnded(Speech speech, SpeechEnd end) {
            ends.add(end);
          }
        });
    return speaker;
  }

  private static final class NoMouth implements SpeechStage {
    @Override
    public void speak(VisemeTrack track, long startNanos) {}

    @Override
    public void stopSpeaking() {}

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }
  }
}
