package dev.avatar4j.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.image.FrameFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RenderTurnsTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final RenderTurns turns = new RenderTurns(1);
  private final RenderTurns.Place blocker = turns.join();
  private final VirtualClock clock = new VirtualClock();
  private final List<FramePipeline> pipelines = new ArrayList<>();

  @AfterEach
  void close() {
    pipelines.forEach(FramePipeline::close);
  }

  private FramePipeline start(FrameRenderer renderer) {
    FramePipeline pipeline =
        new FramePipeline(4, 4, renderer, (time, frame) -> frame, 25, clock, turns);
    pipelines.add(pipeline);
    pipeline.start();
    return pipeline;
  }

  private void awaitWaiting(int count) {
    while (turns.waiting() != count) {
      Thread.onSpinWait();
    }
  }

  @Test
  void of_those_equally_far_behind_the_first_to_come_has_its_turn_first() throws Exception {
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    blocker.take();
    for (int i = 0; i < 6; i++) {
      int number = i;
      RenderTurns.Place place = turns.join();
      Thread thread =
          new Thread(
              () -> {
                try {
                  place.take();
                  order.add(number);
                  place.give(25);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      threads.add(thread);
      thread.start();
      awaitWaiting(i + 1);
    }
    blocker.give(25);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(order).containsExactly(0, 1, 2, 3, 4, 5);
  }

  /**
   * Has several take turns until so many were taken, each giving its turn back only when all the
   * others wait for one.
   *
   * @return how many each one had
   */
  private int[] share(int total, Map<RenderTurns.Place, Double> rates) throws Exception {
    AtomicInteger left = new AtomicInteger(total);
    int[] had = new int[rates.size()];
    List<Thread> threads = new ArrayList<>();
    blocker.take();
    for (Map.Entry<RenderTurns.Place, Double> entry : rates.entrySet()) {
      RenderTurns.Place place = entry.getKey();
      int number = threads.size();
      Thread thread =
          new Thread(
              () -> {
                try {
                  boolean more = true;
                  while (more) {
                    place.take();
                    more = left.getAndDecrement() > 0;
                    if (more) {
                      had[number]++;
                      awaitWaiting(rates.size() - 1);
                    }
                    place.give(entry.getValue());
                  }
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      threads.add(thread);
      thread.start();
      awaitWaiting(number + 1);
    }
    blocker.give(25);
    for (Thread thread : threads) {
      thread.join();
    }
    return had;
  }

  private Map<RenderTurns.Place, Double> places(double... rates) {
    Map<RenderTurns.Place, Double> places = new LinkedHashMap<>();
    for (double rate : rates) {
      places.put(turns.join(), rate);
    }
    return places;
  }

  @Test
  void those_with_the_same_rate_get_the_same_number_of_turns() throws Exception {
    assertThat(share(100, places(25, 25, 25, 25))).containsExactly(25, 25, 25, 25);
  }

  @Test
  void all_come_down_to_the_same_fraction_of_their_rates() throws Exception {
    int[] had = share(110, places(10, 20, 25));
    assertThat(had[0]).isBetween(18, 22);
    assertThat(had[1]).isBetween(38, 42);
    assertThat(had[2]).isBetween(48, 52);
  }

  @Test
  void one_that_was_idle_has_no_turns_saved_up() throws Exception {
    Map<RenderTurns.Place, Double> places = places(25, 25, 25);
    List<RenderTurns.Place> all = List.copyOf(places.keySet());
    for (int i = 0; i < 100; i++) {
      for (RenderTurns.Place busy : all.subList(1, 3)) {
        busy.take();
        busy.give(25);
      }
    }
    assertThat(share(30, places)[0]).isBetween(9, 12);
  }

  @Test
  void a_frame_that_waited_for_its_turn_makes_the_statistics_say_saturated() throws Exception {
    FramePipeline pipeline = start((time, out) -> out.clear());
    blocker.take();
    try (FrameSubscription subscription = pipeline.subscribe(FrameFormat.RAW)) {
      awaitWaiting(1);
      clock.advance(100_000_000L);
      blocker.give(25);
      subscription.next(LONG).orElseThrow().close();
      awaitFrames(pipeline, 1);
    }
    PipelineStatistics statistics = pipeline.statistics();
    // the frame after it did not wait
    assertThat(statistics.turnMillis() * statistics.framesRendered()).isEqualTo(100);
    assertThat(statistics.saturated()).isTrue();
    assertThat(statistics.targetFramesPerSecond()).isEqualTo(25);
  }

  @Test
  void alone_a_pipeline_never_waits_and_is_not_saturated() throws Exception {
    FramePipeline pipeline = start((time, out) -> out.clear());
    try (FrameSubscription subscription = pipeline.subscribe(FrameFormat.RAW)) {
      for (int i = 0; i < 30; i++) {
        subscription.next(LONG).orElseThrow().close();
      }
    }
    assertThat(pipeline.statistics().turnMillis()).isZero();
    assertThat(pipeline.statistics().saturated()).isFalse();
  }

  @Test
  void frames_that_take_longer_than_the_rate_allows_are_called_saturated() throws Exception {
    FramePipeline pipeline = start((time, out) -> clock.advance(60_000_000L));
    try (FrameSubscription subscription = pipeline.subscribe(FrameFormat.RAW)) {
      for (int i = 0; i < 5; i++) {
        subscription.next(LONG).orElseThrow().close();
      }
      awaitFrames(pipeline, 5);
    }
    assertThat(pipeline.statistics().saturated()).isTrue();
    assertThat(pipeline.statistics().framesPerSecond()).isLessThan(17);
  }

  @Test
  void only_as_many_draw_at_a_time_as_there_are_turns() throws Exception {
    AtomicInteger drawing = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    FrameRenderer counting =
        (time, out) -> {
          most.accumulateAndGet(drawing.incrementAndGet(), Math::max);
          Thread.yield();
          drawing.decrementAndGet();
        };
    List<FrameSubscription> subscriptions = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      subscriptions.add(start(counting).subscribe(FrameFormat.RAW));
    }
    for (int i = 0; i < 50; i++) {
      for (FrameSubscription subscription : subscriptions) {
        subscription.next(LONG).orElseThrow().close();
      }
    }
    assertThat(most).hasValue(1);
  }

  @Test
  void a_pipeline_that_waits_for_its_turn_can_be_closed_and_draws_no_more() throws Exception {
    AtomicInteger drawn = new AtomicInteger();
    FramePipeline pipeline = start((time, out) -> drawn.incrementAndGet());
    blocker.take();
    pipeline.subscribe(FrameFormat.RAW);
    awaitWaiting(1);
    Semaphore closed = new Semaphore(0);
    Thread closing =
        new Thread(
            () -> {
              pipeline.close();
              closed.release();
            });
    closing.start();
    while (closing.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    blocker.give(25);
    assertThat(closed.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    assertThat(drawn).hasValue(0);
    blocker.take();
  }

  @Test
  void there_is_at_least_one_turn() {
    assertThatThrownBy(() -> new RenderTurns(0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** The statistics are written after the frame was given out. */
  private static void awaitFrames(FramePipeline pipeline, int count) {
    while (pipeline.statistics().framesRendered() < count) {
      Thread.onSpinWait();
    }
  }
}
