package dev.avatar4j.speech.speaking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done in whatever order, what listeners are told keeps to the rules. */
class SpeakerPropertyTest {
  private static final String[] PIECES = {
    "Hello there. ", "Yes. ", "CRASH. ", "SILENCE now. ", "How are you today? ", "NULL. ", "ERROR. "
  };

  private final SpeakerFixture all = new SpeakerFixture();
  private final List<Long> accepted = new ArrayList<>();
  private final Random random = new Random();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void every_speech_ends_exactly_once_and_in_order(long seed) {
    random.setSeed(seed);
    all.runner.latencyMillis =
        index -> random.nextInt(12) == 0 ? VirtualRunner.HANGS : random.nextInt(800);
    SpeakerBuilder options =
        all.options()
            .synthesisLimit(Duration.ofSeconds(2))
            .lookAhead(1 + random.nextInt(3), 50_000);
    Speaker speaker =
        seed % 2 == 0
            ? all.build(options)
            : all.build(options.output(timer -> new UnreliableOutput(timer, random)));
    for (int step = 0; step < 300; step++) {
      act(speaker);
    }
    all.timer.advanceMillis(10_000_000);

    assertThat(accepted).hasSizeGreaterThan(20);
    assertThat(all.record.ends).hasSameSizeAs(accepted);
    assertThat(speaker.state().isSpeaking()).isFalse();
    assertThat(all.timer.isIdle()).as("nothing is left to do").isTrue();
    requireOrder();
  }

  private void act(Speaker speaker) {
    switch (random.nextInt(12)) {
      case 0, 1 -> accepted.add(speaker.speak(SpeakRequest.of(text())).id());
      case 2 -> accepted.add(speaker.speakNow(SpeakRequest.of(text())).id());
      case 3 -> speaker.again().ifPresent(speech -> accepted.add(speech.id()));
      case 4 -> stop(speaker);
      default -> all.timer.advanceMillis(random.nextInt(1500));
    }
  }

  private void stop(Speaker speaker) {
    speaker.stop();
    assertThat(speaker.state().isSpeaking()).isFalse();
    if (random.nextBoolean()) {
      all.timer.settle();
      assertThat(all.record.mouth()).as("the mouth after a stop").isNull();
      assertThat(all.record.ends).hasSameSizeAs(accepted);
    }
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  /** Sentences nest in speeches, nothing overlaps, speeches end in the order they were accepted. */
  private void requireOrder() {
    Map<String, Integer> times = new HashMap<>();
    String speech = "";
    String sentence = "";
    long lastEnded = 0;
    for (String event : all.record.events) {
      String[] parts = event.split(" ", -1);
      assertThat(times.merge(event.replaceFirst("moved.*", "moved"), 1, Integer::sum))
          .as(event)
          .satisfies(count -> assertThat(event.startsWith("moved") || count == 1).isTrue());
      switch (parts[0]) {
        case "speech" -> {
          assertThat(speech).as("before " + event).isEmpty();
          speech = parts[1];
        }
        case "sentence" -> {
          assertThat(sentence).as("before " + event).isEmpty();
          assertThat(parts[1]).startsWith(speech + ".");
          sentence = parts[1];
        }
        case "/sentence" -> {
          assertThat(parts[1]).isEqualTo(sentence);
          sentence = "";
        }
        case "/speech" -> {
          assertThat(sentence).as("before " + event).isEmpty();
          assertThat(Long.parseLong(parts[1])).as(event).isEqualTo(lastEnded + 1);
          assertThat(speech).isIn("", parts[1]);
          lastEnded++;
          speech = "";
        }
        default -> assertThat(parts[0]).isIn("skipped", "moved");
      }
    }
  }

  /** Begins late, drifts, breaks off, throws, forgets to tell the end, tells it twice. */
  private static final class UnreliableOutput implements SpeechOutput {
    private final SpeechTimer timer;
    private final Random random;

    UnreliableOutput(SpeechTimer timer, Random random) {
      this.timer = timer;
      this.random = random;
    }

    @Override
    public Playback play(SpokenSentence sentence, PlaybackListener listener) {
      int mood = random.nextInt(10);
      if (mood == 0) {
        throw new IllegalStateException("not now");
      }
      long start = timer.nanoTime() + random.nextInt(300) * 1_000_000L;
      long end = start + Math.round(sentence.clip().duration() * 1e9);
      if (mood > 1) {
        timer.at(start, () -> listener.started(start));
      }
      if (mood == 2) {
        timer.at((start + end) / 2, () -> listener.failed("broken off"));
      } else if (mood == 3) {
        timer.at((start + end) / 2, () -> listener.position(0.1, timer.nanoTime()));
      }
      if (mood != 4) {
        timer.at(end, listener::ended);
        timer.at(end + 1_000_000, listener::ended);
      }
      return () -> {
        if (mood == 5) {
          throw new IllegalStateException("cannot stop");
        }
      };
    }
  }
}
