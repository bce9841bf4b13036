package dev.avatar4j.speech.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.speech.PhoneSet;
import dev.avatar4j.speech.PhoneTiming;
import dev.avatar4j.speech.Viseme;
import dev.avatar4j.speech.VisemeEvent;
import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.sound.Sound;
import dev.avatar4j.speech.speaking.SpeakRequest;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechVoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NarrationTest {
  private static final int RATE = 8000;

  private final List<String> notes = new ArrayList<>();

  @Test
  void sentences_follow_one_another_with_natural_pauses_whatever_silence_they_bring() {
    Narration narration =
        new Narration.Builder(new SpeechPauses(0.3, 0.45, 0.5))
            .add(clip(0.2, 0.4, 0.1))
            .add(clip(0, 0.4, 0.7)) // more than enough silence at its end
            .add(clip(0.1, 0.4, 0))
            .build(25);
    assertThat(narration.parts())
        .extracting(Narration.Part::start)
        .containsExactly(0.1, 1.15, 2.25);
    assertThat(narration.speechEnd()).isCloseTo(2.75, within(1e-9));
    // 3.25 s, filled up to a whole number of frames
    assertThat(narration.sound().duration()).isCloseTo(3.28, within(1e-4));
    assertThat(loud(narration.sound(), 0.5)).isTrue();
    assertThat(loud(narration.sound(), 1.0)).isFalse();
    assertThat(loud(narration.sound(), 1.3)).isTrue();
    assertThat(loud(narration.sound(), 2.5)).isTrue();
    assertThat(loud(narration.sound(), 3.0)).isFalse();
  }

  @Test
  void the_track_is_that_of_the_sentences_with_the_mouth_closed_between_them() {
    Narration narration =
        new Narration.Builder(SpeechPauses.NATURAL)
            .add(clip(0.1, 0.4, 0.1))
            .add(clip(0.1, 0.4, 0.1))
            .build(25);
    List<VisemeEvent> events = narration.track().events();
    assertThat(events)
        .extracting(VisemeEvent::viseme)
        .containsExactly(
            Viseme.MAYBE_CLOSE, Viseme.AAA, Viseme.CLOSE, Viseme.CLOSE, Viseme.AAA, Viseme.CLOSE);
    assertThat(events.get(1).start()).isCloseTo(0.3, within(1e-9));
    assertThat(events.get(2).start()).isCloseTo(0.7, within(1e-9));
    assertThat(events.get(3).start()).isEqualTo(events.get(2).end());
    assertThat(events.get(4).start()).isCloseTo(0.7 + 0.45, within(1e-9));
    assertThat(events.get(4).start()).isEqualTo(events.get(3).end());
    assertThat(narration.track().duration()).isEqualTo(narration.speechEnd());
  }

  @Test
  void a_sound_that_is_to_stay_where_it_is_begins_at_once_and_gets_time_to_close() {
    VisemeTrack track = VisemeTrack.of(List.of(new VisemeEvent(0, 9, Viseme.OOO)));
    Narration narration =
        new Narration.Builder(SpeechPauses.AFTER_ONLY).add(clip(0, 1, 0), track).build(10);
    assertThat(narration.parts().get(0).start()).isZero();
    assertThat(narration.track().events()).containsExactly(new VisemeEvent(0, 1, Viseme.OOO));
    assertThat(narration.sound().duration()).isEqualTo(1.5);
  }

  @Test
  void nothing_at_all_cannot_be_built() {
    assertThatThrownBy(() -> new Narration.Builder(SpeechPauses.NATURAL).build(25))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new SpeechPauses(-1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_text_is_spoken_sentence_by_sentence_and_what_the_voice_cannot_say_is_left_out()
      throws Exception {
    List<String> progress = new ArrayList<>();
    Narration narration =
        new Narrator(new Fake(), SpeechPauses.NATURAL, notes::add)
            .narrate(
                new SpeakRequest("One. 猫です。 Two!", "v", 2),
                25,
                (done, total) -> progress.add(done + "/" + total));
    assertThat(narration.parts())
        .extracting(part -> part.clip().text())
        .containsExactly("One.", "Two!");
    assertThat(notes).singleElement().asString().contains("Sentence 2", "no letters");
    assertThat(progress).containsExactly("1/3", "2/3", "3/3");
  }

  @Test
  void a_text_of_which_nothing_can_be_said_is_refused() {
    Narrator narrator = new Narrator(new Fake(), SpeechPauses.NATURAL, notes::add);
    for (String text : List.of("", "?!...", "猫です。", "x".repeat(100_001))) {
      assertThatThrownBy(() -> narrate(narrator, text))
          .isInstanceOfSatisfying(
              InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("text"));
    }
    assertThatThrownBy(() -> narrate(narrator, "crash")).isInstanceOf(AvatarException.class);
    assertThatThrownBy(
            () -> narrator.narrate(new SpeakRequest("a", "", 9), 25, (done, total) -> {}))
        .hasMessageContaining("speed");
  }

  private static void narrate(Narrator narrator, String text) throws InterruptedException {
    narrator.narrate(new SpeakRequest(text, "", 1), 25, (done, total) -> {});
  }

  private static final class Fake implements SpeechSynthesizer {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public List<SpeechVoice> voices() {
      return List.of();
    }

    @Override
    public SpeechClip synthesize(SpeechRequest request) {
      if (request.text().contains("猫")) {
        throw new InvalidInputException("text", "There are no letters I know.");
      }
      if (request.text().equals("crash")) {
        throw new AvatarException("The engine crashed.");
      }
      return clip(0.1, 0.2, 0.1).withText(request.text());
    }

    @Override
    public void close() {}
  }

  /** Silence, a loud "aa", silence, with the times of an engine that reports both pauses. */
  private static SpeechClip clip(double before, double sound, double after) {
    double end = before + sound + after;
    short[] samples = new short[(int) Math.round(end * RATE)];
    Arrays.fill(
        samples,
        (int) Math.round(before * RATE),
        (int) Math.round((before + sound) * RATE),
        (short) 9000);
    List<PhoneTiming> phones = new ArrayList<>();
    if (before > 0) {
      phones.add(new PhoneTiming("pau", 0, before));
    }
    phones.add(new PhoneTiming("aa", before, before + sound));
    if (after > 0) {
      phones.add(new PhoneTiming("pau", before + sound, end));
    }
    return SpeechClip.of("", Sound.ofPcm16(samples, RATE)).withPhones(PhoneSet.ARPABET, phones);
  }

  private static boolean loud(Sound sound, double seconds) {
    return Math.abs(sound.sample((int) (seconds * sound.rate()))) > 0.1;
  }
}
