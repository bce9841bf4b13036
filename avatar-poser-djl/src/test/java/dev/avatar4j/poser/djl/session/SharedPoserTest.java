package dev.avatar4j.poser.djl.session;

import static dev.avatar4j.poser.djl.session.FakePosers.character;
import static dev.avatar4j.poser.djl.session.FakePosers.draw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.PoserSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several sessions on one poser. */
class SharedPoserTest {
  private static final int SESSIONS = 4;

  /** The benchmark NeuralSoak draws 5000, on real networks. */
  private static final int FRAMES = 1000;

  private final FakePosers posers = new FakePosers(false);

  @AfterEach
  void nothing_is_left_open() {
    posers.close();
    assertThat(posers.network().open).hasValue(0);
  }

  /** Talks, blinks and sways, so that caches hit and miss; half of the characters blush. */
  private static Pose pose(Random random) {
    return Pose.NEUTRAL
        .with(Morph.EYEBROW_RAISED_LEFT, random.nextInt(12) / 12f)
        .with(Morph.MOUTH_AAA, random.nextInt(6) / 6f)
        .with(Morph.EYE_WINK_LEFT, random.nextInt(3) / 3f)
        .with(Morph.HEAD_Y, random.nextInt(9) / 9f)
        .with(Morph.BREATHING, random.nextFloat());
  }

  /** A number that tells frames apart. */
  private static int[] fingerprints(PoserSession session, int seed, int frames) {
    Random random = new Random(seed);
    Frame frame = new Frame(512, 512);
    int[] prints = new int[frames];
    for (int i = 0; i < frames; i++) {
      float blush = seed % 2 * random.nextInt(3) / 2f;
      session.pose(pose(random), cel -> blush, frame);
      int print = 1;
      for (int k = 120 * 512; k < 215 * 512; k += 3) {
        float mixed = frame.red()[k] + 7 * frame.green()[k] + 3 * frame.alpha()[k];
        print = 31 * print + Float.floatToIntBits(mixed);
      }
      prints[i] = print;
    }
    return prints;
  }

  private static CharacterImage someone(int seed) {
    return seed % 2 == 0 ? FakePosers.character() : CharacterImages.defaultCharacter();
  }

  @Test
  void four_sessions_draw_what_each_would_draw_alone_and_leave_nothing_behind() throws Exception {
    NeuralPoser poser = posers.create("?cache=48M");
    int each = FRAMES / SESSIONS;
    ExecutorService threads = Executors.newFixedThreadPool(SESSIONS);
    List<PoserSession> sessions = new ArrayList<>();
    List<Future<int[]>> results = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      int seed = i;
      PoserSession session = poser.open(someone(seed));
      sessions.add(session);
      results.add(threads.submit(() -> fingerprints(session, seed, each)));
    }
    for (int i = 0; i < SESSIONS; i++) {
      int[] together = results.get(i).get();
      assertThat(Arrays.stream(together).distinct().count()).isGreaterThan(each / 4);
      int few = 100;
      try (PoserSession alone = poser.open(someone(i))) {
        assertThat(Arrays.copyOf(together, few)).isEqualTo(fingerprints(alone, i, few));
      }
    }
    threads.shutdown();
    // a source, its layers and full caches for each session
    assertThat(posers.network().most).hasValueLessThanOrEqualTo((SESSIONS + 1) * (2 + 12 + 10));
    sessions.forEach(PoserSession::close);
    assertThat(posers.network().open).hasValue(0);
  }

  @Test
  void closing_while_others_wait_ends_them_with_a_clear_error() throws Exception {
    NeuralPoser poser = posers.create("?cache=off");
    FakeNetwork network = posers.network();
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    PoserSession slow = poser.open(character());
    PoserSession waiting = poser.open(character());
    network.onBody =
        () -> {
          inside.countDown();
          await(goOn);
        };
    CompletableFuture<Frame> first = CompletableFuture.supplyAsync(() -> draw(slow, Pose.NEUTRAL));
    inside.await();
    CompletableFuture<Void> second =
        CompletableFuture.runAsync(
            () -> {
              while (true) {
                draw(waiting, Pose.NEUTRAL);
              }
            });
    CompletableFuture<Void> closing = CompletableFuture.runAsync(poser::close);
    goOn.countDown();
    assertThat(first).isNotNull();
    assertThatThrownBy(second::join)
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("The poser fake?cache=off is closed");
    closing.join();
    assertThat(network.closed).isTrue();
    slow.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_network_that_cannot_be_loaded_leaves_no_thread() throws InterruptedException {
    NeuralPoser working = posers.create("");
    AtomicReference<Thread> thread = new AtomicReference<>();
    assertThatThrownBy(
            () ->
                new NeuralPoser(
                    working.spec(),
                    working.options(),
                    () -> {
                      thread.set(Thread.currentThread());
                      throw new IllegalArgumentException("no weights");
                    }))
        .hasMessage("no weights");
    thread.get().join();
  }

  @Test
  void an_interrupted_caller_gets_its_frame_and_stays_interrupted() {
    PoserSession session = posers.create("").open(character());
    Frame expected = draw(session, Pose.NEUTRAL.with(Morph.HEAD_Y, 1f));
    try (PoserSession other = posers.poser().open(character())) {
      Thread.currentThread().interrupt();
      Frame frame = draw(other, Pose.NEUTRAL.with(Morph.HEAD_Y, 1f));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(frame.red()).isEqualTo(expected.red());
    }
  }
}
