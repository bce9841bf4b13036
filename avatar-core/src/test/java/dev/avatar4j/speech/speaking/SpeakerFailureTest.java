package dev.avatar4j.speech.speaking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Engines and outputs that fail: the speech ends once, and the next one is said. */
class SpeakerFailureTest {
  private final SpeakerFixture all = new SpeakerFixture();

  @ParameterizedTest
  @ValueSource(strings = {"CRASH", "ERROR", "REFUSE", "SILENCE", "NULL"})
  void a_sentence_that_fails_is_left_out_and_the_others_are_said(String bad) {
    all.speaker().speak(SpeakRequest.of("One. Two " + bad + ". Three."));
    all.timer.advanceMillis(10_000);
    assertThat(all.record.events)
        .containsExactly(
            "speech 1",
            "sentence 1.0",
            "skipped 1.1",
            "/sentence 1.0",
            "sentence 1.2",
            "/sentence 1.2",
            "/speech 1 COMPLETED");
    assertThat(all.record.ends.get(0).message()).startsWith("1 of 3 sentences were not said: ");
    assertThat(all.record.words).containsExactly("One. 1000", "Three. 1500");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CRASH", "SILENCE"})
  void a_speech_whose_last_sentence_cannot_be_said_ends(String bad) {
    all.speaker().speak(SpeakRequest.of("One. " + bad + "."));
    all.timer.advanceMillis(10_000);
    assertThat(all.record.events)
        .endsWith("/sentence 1.0", "/speech 1 COMPLETED")
        .filteredOn(event -> event.startsWith("/speech"))
        .hasSize(1);
  }

  @Test
  void a_speech_of_which_nothing_can_be_said_fails_with_the_reason_and_the_next_is_said() {
    Speaker speaker = all.speaker();
    speaker.speak(SpeakRequest.of("REFUSE one. REFUSE two."));
    speaker.speak(SpeakRequest.of("Fine."));
    all.timer.advanceMillis(10_000);
    assertThat(all.record.events)
        .containsExactly(
            "skipped 1.0",
            "skipped 1.1",
            "/speech 1 FAILED",
            "speech 2",
            "sentence 2.0",
            "/sentence 2.0",
            "/speech 2 COMPLETED");
    assertThat(all.record.ends.get(0).message()).isEqualTo("This voice cannot say that.");
  }

  @Test
  void an_engine_that_hangs_is_interrupted_and_the_next_sentence_is_said() {
    all.runner.latencyMillis = index -> index == 0 ? VirtualRunner.HANGS : 0;
    all.build(all.options().synthesisLimit(Duration.ofSeconds(2)))
        .speak(SpeakRequest.of("One. Two."));
    all.timer.advanceMillis(1999);
    assertThat(all.record.events).isEmpty();
    all.timer.advanceMillis(10_000);
    assertThat(all.runner.givenUp).isEqualTo(1);
    assertThat(all.record.events)
        .containsExactly(
            "skipped 1.0", "speech 1", "sentence 1.1", "/sentence 1.1", "/speech 1 COMPLETED");
    assertThat(all.record.ends.get(0).message()).contains("no sound within 2.0 s");
  }

  @Test
  void times_far_outside_the_sound_do_no_harm() {
    all.speaker().speak(SpeakRequest.of("One WRONG. Two."));
    all.timer.advanceMillis(10_000);
    assertThat(all.record.events).endsWith("/speech 1 COMPLETED");
    assertThat(all.record.words).hasSize(3);
    assertThat(all.timer.isIdle()).isTrue();
  }

  @Test
  void an_output_that_breaks_off_ends_the_sentence_and_the_next_is_tried() {
    all.withOutput().speak(SpeakRequest.of("One. Two."));
    all.outputBegins();
    all.timer.advanceMillis(100);
    all.output.last().failed("The viewer has gone.");
    all.output.last().ended();
    all.timer.settle();
    assertThat(all.record.mouth()).isNull();
    assertThat(all.output.played).hasSize(2);
    all.output.last().started(all.timer.nanoTime());
    all.timer.advanceMillis(500);
    all.output.last().ended();
    all.timer.advanceMillis(10_000);
    assertThat(all.record.events)
        .containsExactly(
            "speech 1",
            "sentence 1.0",
            "/sentence 1.0",
            "sentence 1.1",
            "/sentence 1.1",
            "/speech 1 COMPLETED");
    assertThat(all.record.ends.get(0).message()).contains("The viewer has gone.");
  }

  @Test
  void an_output_that_throws_fails_the_speech() {
    all.output.failure = new IllegalStateException("no plug");
    all.withOutput().speak(SpeakRequest.of("One. Two."));
    all.timer.advanceMillis(10_000);
    assertThat(all.record.events).containsExactly("skipped 1.0", "skipped 1.1", "/speech 1 FAILED");
    assertThat(all.record.ends.get(0).message()).contains("no plug");
    assertThat(all.timer.isIdle()).isTrue();
  }

  @Test
  void an_output_that_never_begins_is_given_up() {
    all.withOutput().speak(SpeakRequest.of("One."));
    all.timer.advanceMillis(9_999);
    assertThat(all.record.events).isEmpty();
    all.timer.advanceMillis(2);
    assertThat(all.output.stopped).isEqualTo(1);
    assertThat(all.record.events).containsExactly("skipped 1.0", "/speech 1 FAILED");
  }

  @Test
  void an_output_that_never_tells_the_end_is_stopped() {
    all.withOutput().speak(SpeakRequest.of("One."));
    all.outputBegins();
    all.timer.advanceMillis(10_000);
    assertThat(all.output.stopped).isEqualTo(1);
    assertThat(all.record.events)
        .containsExactly("speech 1", "sentence 1.0", "/sentence 1.0", "/speech 1 COMPLETED");
  }

  @Test
  void a_sound_that_ends_early_frees_the_mouth() {
    all.withOutput().speak(SpeakRequest.of("One two three."));
    all.outputBegins();
    all.timer.advanceMillis(700);
    all.output.last().ended();
    all.timer.settle();
    assertThat(all.record.mouth()).isNull();
    assertThat(all.record.words).containsExactly("One 1000", "two 1500");
  }

  @Test
  void the_mouth_is_put_right_when_it_is_off_by_more_than_40_ms() {
    all.withOutput().speak(SpeakRequest.of("One two three."));
    all.timer.settle();
    long start = all.timer.nanoTime();
    all.output.last().started(start);
    all.timer.advanceMillis(250);
    all.output.last().position(0.215, all.timer.nanoTime());
    all.timer.settle();
    assertThat(all.record.mouthStart).as("35 ms").isEqualTo(start);
    all.timer.advanceMillis(200);
    all.output.last().position(0.400, all.timer.nanoTime());
    all.timer.advanceMillis(2000);
    assertThat(all.record.mouthStart).as("50 ms").isEqualTo(start + 50_000_000);
    assertThat(all.record.events).containsSubsequence("sentence 1.0", "moved 1.0");
    assertThat(all.record.words).containsExactly("One 1000", "two 1550", "three. 2050");
  }

  @Test
  void nonsense_from_an_output_is_taken_as_near_to_now_as_can_be() {
    all.withOutput().speak(SpeakRequest.of("One."));
    all.timer.settle();
    all.output.last().position(Double.NaN, all.timer.nanoTime());
    all.timer.settle();
    assertThat(all.record.started).isEmpty();
    all.output.last().started(Long.MIN_VALUE);
    all.timer.settle();
    assertThat(all.record.mouthStart).isEqualTo(all.timer.nanoTime() - 500_000_000);
    all.output.last().position(-1e300, all.timer.nanoTime());
    all.timer.settle();
    assertThat(all.record.mouthStart).isEqualTo(all.timer.nanoTime());
    all.timer.advanceMillis(60_000);
    assertThat(all.record.events).endsWith("/speech 1 COMPLETED");
  }
}
