package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.pipeline.FrameClock;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Live sound that is heard some time after it comes, on a clock that only frames move. */
@Timeout(60)
class DelayedSoundTest {
  /** The vowel of {@link VowelSound} begins so long after its sound. */
  private static final double VOWEL_MILLIS = 300;

  private static final double MOST_AHEAD_MILLIS =
      100; // of frames that are yet to be seen, and av_offset
  private static final double MOST_LATE_MILLIS = 100; // of smoothing, and until the next frame

  private final Recorder clock = new Recorder();

  private record Drawn(double millis, Pose pose) {}

  /** Time passes while the pipeline waits for its next frame; notes what it has drawn before. */
  private static final class Recorder implements FrameClock {
    final AtomicLong now = new AtomicLong();
    final List<Drawn> drawn = new CopyOnWriteArrayList<>();
    volatile FakePoser poser;

    @Override
    public long nanoTime() {
      return now.get();
    }

    @Override
    public void await(Condition condition, long nanos) throws InterruptedException {
      if (nanos >= 1_000_000_000L) {
        condition.await();
        return;
      }
      drawn.add(new Drawn(now.get() / 1e6, poser.pose()));
      now.addAndGet(nanos);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 250, 1500})
  void the_mouth_follows_it_when_it_is_heard(int delay) throws Exception {
    double opened = opened(", \"delay\": " + delay);
    double heard = delay + VOWEL_MILLIS;
    assertThat(opened).isBetween(heard - MOST_AHEAD_MILLIS, heard + MOST_LATE_MILLIS);
  }

  @Test
  void without_a_delay_the_mouth_shows_the_newest_at_once() throws Exception {
    assertThat(opened("")).isLessThan(MOST_LATE_MILLIS);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 700})
  void times_are_followed_from_their_start_on(int start) throws Exception {
    String times =
        "{\"type\": \"lipsync\", \"timestamps\": {\"visemes\": [[\"aaa\", 0.3, 0.6]]}, \"start\": %d}"
            .formatted(start);
    double heard = start + VOWEL_MILLIS;
    assertThat(opened(client -> done(client, times)))
        .isBetween(heard - MOST_AHEAD_MILLIS, heard + MOST_LATE_MILLIS);
  }

  /** When the mouth is open in the frames, in ms after all of the sound has come at once. */
  private double opened(String delay) throws Exception {
    String announce =
        "{\"type\": \"lipsync_sound\", \"rate\": 48000, \"format\": \"s16le\"" + delay + "}";
    return opened(
        client -> {
          done(client, announce);
          float[] untilItsMiddle = Arrays.copyOf(VowelSound.of("a"), VowelSound.RATE / 2);
          client.sendBinary(VowelSound.s16(untilItsMiddle, 1));
        });
  }

  private interface Request {
    void make(SocketClient client) throws Exception;
  }

  private static void done(SocketClient client, String json) throws Exception {
    JsonNode reply = client.ask(json);
    assertThat(reply.get("type").asText()).as(reply.toString()).isEqualTo("done");
  }

  /** When the mouth is open in the frames, in ms after a request. */
  private double opened(Request request) throws Exception {
    try (TestServer server = TestServer.start(clock, it -> it.clock(clock::nanoTime));
        SocketClient client = SocketClient.greeted(server, "default")) {
      clock.poser = server.poser;
      request.make(client);
      done(client, "{\"type\": \"ping\"}");
      double made = clock.nanoTime() / 1e6;
      done(client, "{\"type\": \"subscribe\", \"format\": \"png\"}");
      while (clock.drawn.stream().noneMatch(DelayedSoundTest::isOpen)) {
        client.frame();
      }
      return clock.drawn.stream().filter(DelayedSoundTest::isOpen).findFirst().orElseThrow().millis
          - made;
    }
  }

  private static boolean isOpen(Drawn frame) {
    return frame.pose.get(Morph.MOUTH_AAA) > 0.4f;
  }
}
