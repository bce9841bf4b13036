package dev.avatar4j.speech.speaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said in which order, and how it is stopped, with an engine that works. */
class SpeakerTest {
  private static final SpeakRequest THREE = SpeakRequest.of("One two. Three four. Five six.");

  private final SpeakerFixture all = new SpeakerFixture();

  @Test
  void sentences_are_said_one_after_the_other_and_everything_is_told_in_order() {
    Speaker speaker = all.speaker();
    Speech speech = speaker.speak(THREE);
    all.timer.advanceMillis(10_000);

    assertThat(speech.sentences()).containsExactly("One two.", "Three four.", "Five six.");
    assertThat(all.record.events)
        .containsExactly(
            "speech 1",
            "sentence 1.0",
            "/sentence 1.0",
            "sentence 1.1",
            "/sentence 1.1",
            "sentence 1.2",
            "/sentence 1.2",
            "/speech 1 COMPLETED");
    assertThat(all.record.words)
        .containsExactly(
            "One 1000", "two. 1500", "Three 2000", "four. 2500", "Five 3000", "six. 3500");
    assertThat(all.record.ends).containsExactly(new SpeechEnd(SpeechEnd.Kind.COMPLETED, ""));
    assertThat(all.record.started.get(0).isFirst()).isTrue();
    assertThat(all.record.started.get(1).isLast()).isFalse();
    assertThat(all.record.started.get(2).isLast()).isTrue();
    assertThat(speaker.state().isSpeaking()).isFalse();
    assertThat(all.timer.isIdle()).as("nothing is left to do").isTrue();
  }

  @Test
  void the_mouth_follows_each_sentence_from_when_it_is_heard() {
    Speaker speaker = all.withOutput();
    speaker.speak(THREE);
    all.timer.settle();
    assertThat(all.record.mouth()).as("before the sound").isNull();

    all.timer.advanceMillis(70);
    all.output.last().started(all.timer.nanoTime() - 5_000_000);
    all.timer.settle();
    assertThat(all.record.mouth()).isEqualTo(all.output.played.get(0).track());
    assertThat(all.record.mouthStart).isEqualTo(all.timer.nanoTime() - 5_000_000);
    assertThat(speaker.state().startNanos()).hasValue(all.record.mouthStart);

    all.timer.advanceMillis(995);
    all.output.last().ended();
    all.timer.settle();
    assertThat(all.output.played).hasSize(2);
    all.output.last().started(all.timer.nanoTime());
    all.timer.settle();
    assertThat(all.record.mouth()).isEqualTo(all.output.played.get(1).track());
  }

  @Test
  void the_next_sentences_are_synthesized_while_one_is_heard() {
    Speaker speaker = all.speaker();
    all.runner.latencyMillis = index -> 300;
    speaker.speak(THREE);
    all.timer.advanceMillis(299);
    assertThat(all.record.events).isEmpty();
    all.timer.advanceMillis(702);
    assertThat(all.engine.asked).hasSize(3);
    assertThat(all.record.ready).hasSize(3);
    assertThat(all.record.started).hasSize(1);
    all.timer.advanceMillis(10_000);
    assertThat(all.record.words)
        .as("one sentence joins the other")
        .containsExactly(
            "One 1300", "two. 1800", "Three 2300", "four. 2800", "Five 3300", "six. 3800");
  }

  @Test
  void not_too_many_sentences_are_synthesized_ahead() {
    SpeakRequest ten = SpeakRequest.of("Go on. ".repeat(10));
    all.build(all.options().lookAhead(2, 1 << 20)).speak(ten);
    all.timer.advanceMillis(1);
    assertThat(all.engine.asked).as("one is heard, two wait").hasSize(1);
    assertThat(all.record.ready).hasSize(3);
    all.timer.advanceMillis(1000);
    assertThat(all.record.ready).hasSize(4);
  }

  @Test
  void not_too_much_sound_is_synthesized_ahead() {
    all.build(all.options().lookAhead(100, 40_000)).speak(SpeakRequest.of("Go on. ".repeat(10)));
    all.timer.advanceMillis(1);
    assertThat(all.record.ready).as("one is heard, 2 of 32000 bytes wait").hasSize(3);
    all.timer.advanceMillis(20_000);
    assertThat(all.record.ends)
        .extracting(SpeechEnd::kind)
        .containsExactly(SpeechEnd.Kind.COMPLETED);
  }

  @Test
  void a_stop_in_sentence_two_of_three_ends_the_speech_once_and_frees_the_mouth() {
    Speaker speaker = all.withOutput();
    speaker.speak(THREE);
    all.outputBegins();
    all.timer.advanceMillis(1000);
    all.output.last().ended();
    all.outputBegins();
    all.timer.advanceMillis(300);
    assertThat(all.record.mouth()).isNotNull();

    speaker.stop();
    assertThat(speaker.state().isSpeaking()).isFalse();
    all.timer.settle();
    assertThat(all.output.stopped).isEqualTo(1);
    assertThat(all.record.mouth()).isNull();
    speaker.stop();
    all.output.last().ended();
    all.timer.advanceMillis(60_000);

    assertThat(all.record.events)
        .endsWith("sentence 1.1", "/sentence 1.1", "/speech 1 STOPPED")
        .filteredOn(event -> event.startsWith("/speech"))
        .hasSize(1);
    assertThat(all.output.played).hasSize(2);
    assertThat(all.timer.isIdle()).isTrue();
  }

  @Test
  void a_stop_before_the_first_sound_interrupts_the_engine() {
    Speaker speaker = all.speaker();
    all.runner.latencyMillis = index -> 500;
    speaker.speak(THREE);
    speaker.speak(SpeakRequest.of("More."));
    all.timer.advanceMillis(100);
    speaker.stop();
    all.timer.advanceMillis(60_000);
    assertThat(all.runner.givenUp).isEqualTo(1);
    assertThat(all.engine.asked).isEmpty();
    assertThat(all.record.events).containsExactly("/speech 1 STOPPED", "/speech 2 STOPPED");
  }

  @Test
  void a_stop_before_the_output_has_begun_tells_of_no_sentence() {
    Speaker speaker = all.withOutput();
    speaker.speak(THREE);
    all.timer.settle();
    speaker.stop();
    all.output.last().started(all.timer.nanoTime());
    all.timer.advanceMillis(60_000);
    assertThat(all.output.stopped).isEqualTo(1);
    assertThat(all.record.mouth()).isNull();
    assertThat(all.record.events).containsExactly("/speech 1 STOPPED");
  }

  @Test
  void a_stop_between_two_sentences_ends_the_speech() {
    Speaker speaker = all.speaker();
    all.runner.latencyMillis = index -> index == 1 ? 3000 : 0;
    speaker.speak(THREE);
    all.timer.advanceMillis(2000);
    assertThat(speaker.state().sentence()).isEmpty();
    speaker.stop();
    all.timer.advanceMillis(60_000);
    assertThat(all.record.events)
        .containsExactly("speech 1", "sentence 1.0", "/sentence 1.0", "/speech 1 STOPPED");
  }

  @Test
  void a_second_speech_waits_for_the_first() {
    Speaker speaker = all.speaker();
    speaker.speak(SpeakRequest.of("One."));
    Speech second = speaker.speak(SpeakRequest.of("Two."));
    assertThat(speaker.state().waiting()).containsExactly(second);
    all.timer.advanceMillis(5000);
    assertThat(all.record.events)
        .containsExactly(
            "speech 1",
            "sentence 1.0",
            "/sentence 1.0",
            "/speech 1 COMPLETED",
            "speech 2",
            "sentence 2.0",
            "/sentence 2.0",
            "/speech 2 COMPLETED");
    assertThat(all.record.words).containsExactly("One. 1000", "Two. 1500");
  }

  @Test
  void a_speech_that_is_to_be_said_now_ends_all_others_first() {
    Speaker speaker = all.speaker();
    speaker.speak(THREE);
    speaker.speak(SpeakRequest.of("More."));
    all.timer.advanceMillis(700);
    speaker.speakNow(SpeakRequest.of("Stop that."));
    all.timer.advanceMillis(5000);
    assertThat(all.record.events)
        .containsExactly(
            "speech 1",
            "sentence 1.0",
            "/sentence 1.0",
            "/speech 1 STOPPED",
            "/speech 2 STOPPED",
            "speech 3",
            "sentence 3.0",
            "/sentence 3.0",
            "/speech 3 COMPLETED");
  }

  @Test
  void what_is_said_again_is_the_identical_sound() {
    Speaker speaker = all.speaker();
    assertThat(speaker.again()).isEmpty();
    speaker.speak(THREE);
    all.timer.advanceMillis(5000);
    Speech again = speaker.again().orElseThrow();
    all.timer.advanceMillis(5000);
    assertThat(again.request()).isEqualTo(THREE);
    assertThat(again.id()).isEqualTo(2);
    assertThat(all.engine.asked).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(all.record.started.get(3 + i).clip()).isSameAs(all.record.started.get(i).clip());
    }
  }

  @Test
  void another_voice_or_speed_is_another_sound() {
    Speaker speaker = all.speaker();
    SpeakRequest one = SpeakRequest.of("One.");
    speaker.speak(one);
    speaker.speak(one.withVoice("anne"));
    speaker.speak(one.withSpeed(1.5));
    speaker.speak(one);
    all.timer.advanceMillis(5000);
    assertThat(all.engine.asked).hasSize(3);
  }

  @Test
  void bad_requests_are_refused_at_once_and_change_nothing() {
    Speaker speaker = all.speaker();
    speaker.speak(THREE);
    assertThatThrownBy(() -> speaker.speakNow(SpeakRequest.of("Hi").withVoice("ane")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Did you mean \"anne\"?");
    assertThatThrownBy(() -> SpeakRequest.of("Hi").withSpeed(9))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> SpeakRequest.of("a".repeat(1 << 20)))
        .isInstanceOf(InvalidInputException.class);
    all.timer.advanceMillis(5000);
    assertThat(all.record.events).hasSize(8).endsWith("/speech 1 COMPLETED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t", "?!...", "\u0000\u0007", "\ud83d\ude00\ud83d\ude00", "**"})
  void a_text_without_anything_to_say_is_refused(String text) {
    assertThatThrownBy(() -> SpeakRequest.of(text))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("text"));
  }

  @Test
  void no_more_speeches_wait_than_are_allowed() {
    Speaker speaker = all.build(all.options().maxWaiting(1));
    speaker.speak(THREE);
    speaker.speak(THREE);
    assertThatThrownBy(() -> speaker.speak(THREE)).isInstanceOf(SpeechQueueFullException.class);
    speaker.speakNow(THREE);
    assertThat(speaker.state().waiting()).isEmpty();
  }

  @Test
  void two_avatars_speak_at_once_with_one_engine_and_one_cache() {
    ClipCache shared = new ClipCache();
    SpeechRecord other = new SpeechRecord(all.timer);
    Speaker left = all.build(all.options().cache(shared));
    Speaker right =
        Speaker.builder(all.engine, other)
            .timer(all.timer)
            .runner(new VirtualRunner(all.timer))
            .cache(shared)
            .build();
    right.addListener(other);
    left.speak(THREE);
    all.timer.advanceMillis(250);
    right.speak(SpeakRequest.of("Three four. Seven."));
    all.timer.advanceMillis(500);
    left.stop();
    all.timer.settle();
    assertThat(all.record.mouth()).isNull();
    assertThat(other.mouth()).isNotNull();
    all.timer.advanceMillis(5000);
    assertThat(all.record.events).endsWith("/speech 1 STOPPED");
    assertThat(other.events).hasSize(6).endsWith("/speech 1 COMPLETED");
    assertThat(all.engine.asked).containsExactly("One two.", "Three four.", "Five six.", "Seven.");
  }

  @Test
  void a_closed_speaker_has_ended_everything_and_takes_nothing_more() {
    Speaker speaker = all.withOutput();
    speaker.speak(THREE);
    all.timer.settle();
    speaker.close();
    speaker.close();
    all.timer.advanceMillis(60_000);
    assertThat(all.record.events).containsExactly("/speech 1 STOPPED");
    assertThat(all.output.closed).isTrue();
    assertThat(all.runner.closed).isTrue();
    assertThatThrownBy(() -> speaker.speak(THREE))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("closed");
    assertThat(all.timer.isIdle()).isTrue();
  }
}
