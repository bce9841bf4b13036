package dev.avatar4j.voice.freetts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.speech.PhoneTiming;
import dev.avatar4j.speech.Viseme;
import dev.avatar4j.speech.VisemeEvent;
import dev.avatar4j.speech.WordTiming;
import dev.avatar4j.speech.sound.Sound;
import dev.avatar4j.speech.synthesis.ClipLipsync;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechSynthesizers;
import dev.avatar4j.speech.synthesis.SpeechVoice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeTtsTest {
  private static SpeechSynthesizer freetts;

  @BeforeAll
  static void open() throws Exception {
    freetts = SpeechSynthesizers.create("freetts");
  }

  @AfterAll
  static void close() {
    freetts.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello, I am alive.",
        "One sentence. Another one! And a third?",
        "I have 42 cats, 1,000,000.5 dogs & $5 at 12:30.",
        "Hi"
      })
  void the_last_sound_ends_with_the_audio_and_times_are_in_order(String text) throws Exception {
    SpeechClip clip = say(text);
    double last = 0;
    for (PhoneTiming phone : clip.phones()) {
      assertThat(phone.start()).isBetween(last - 1e-9, phone.end());
      last = phone.end();
    }
    assertThat(last).isCloseTo(clip.duration(), within(0.02));
    assertThat(ClipLipsync.source(clip)).isEqualTo(ClipLipsync.Source.PHONES);
  }

  @Test
  void the_sounds_are_those_of_the_words() throws Exception {
    SpeechClip clip = say("Hello, I am alive.");
    assertThat(clip.phones().stream().map(PhoneTiming::phone))
        .containsExactly(
            "pau", "hh", "ax", "l", "ow", "pau", "ay", "ae", "m", "ax", "l", "ay", "v", "pau");
    assertThat(clip.words().stream().map(WordTiming::word))
        .containsExactly("Hello", "I", "am", "alive");
    WordTiming alive = clip.words().get(3);
    assertThat(alive.phonemes()).isEqualTo("əlaɪv");
    assertThat(alive.start()).isEqualTo(clip.phones().get(9).start());
    assertThat(alive.end()).isEqualTo(clip.phones().get(12).end());
  }

  @Test
  void a_number_is_one_word_however_many_are_spoken() throws Exception {
    assertThat(say("42 cats").words().stream().map(WordTiming::word)).containsExactly("42", "cats");
  }

  @Test
  void sound_is_where_the_sounds_are_and_not_in_the_pauses() throws Exception {
    SpeechClip clip = say("Hello, I am alive.");
    double pause = 0;
    double vowel = 1;
    for (PhoneTiming phone : clip.phones()) {
      double loudness = loudness(clip.sound(), phone.start(), phone.end());
      if (phone.phone().equals("pau")) {
        // the ends of a pause fade in and out
        double middle = (phone.start() + phone.end()) / 2;
        pause = Math.max(pause, loudness(clip.sound(), middle - 0.02, middle + 0.02));
      } else if (List.of("ow", "ay", "ae").contains(phone.phone())) {
        vowel = Math.min(vowel, loudness);
      }
    }
    assertThat(vowel).isGreaterThan(10 * pause).isGreaterThan(0.02);
  }

  @Test
  void lips_close_at_b_m_and_p_and_in_the_pause_at_the_end() throws Exception {
    SpeechClip clip = say("Bob may pay.");
    List<VisemeEvent> closed =
        ClipLipsync.track(clip).events().stream()
            .filter(event -> event.viseme() == Viseme.CLOSE)
            .toList();
    assertThat(closed).hasSize(5);
    assertThat(closed.get(4).end()).isCloseTo(clip.duration(), within(0.001));
  }

  @Test
  void speed_stretches_all_times() throws Exception {
    double normal = say("Hello there.").duration();
    double slow = freetts.synthesize(SpeechRequest.of("Hello there.").withSpeed(0.5)).duration();
    double fast = freetts.synthesize(SpeechRequest.of("Hello there.").withSpeed(2)).duration();
    assertThat(slow / normal).isCloseTo(2, within(0.1));
    assertThat(fast / normal).isCloseTo(0.5, within(0.05));
    assertThat(say("Hello there.").duration()).isEqualTo(normal);
  }

  @Test
  void the_same_text_gives_the_same_clip() throws Exception {
    assertThat(say("Hello there.")).isEqualTo(say("Hello there."));
  }

  @Test
  void voices_are_listed_with_the_default_first() throws Exception {
    assertThat(freetts.voices().stream().map(SpeechVoice::id)).containsExactly("kevin16", "kevin");
    try (SpeechSynthesizer kevin = SpeechSynthesizers.create("freetts:kevin")) {
      assertThat(kevin.voices().get(0).id()).isEqualTo("kevin");
      assertThat(kevin.synthesize(SpeechRequest.of("Hi")).sound().rate()).isEqualTo(8000);
    }
    assertThatThrownBy(() -> SpeechSynthesizers.create("freetts:kevin61"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("kevin16");
    assertThatThrownBy(() -> SpeechSynthesizers.create("freetts?a=b"))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void typographic_signs_and_accents_are_read_and_the_text_of_the_clip_stays() throws Exception {
    SpeechClip clip = say("“Naïve” — it’s 5 €…");
    assertThat(clip.text()).isEqualTo("“Naïve” — it’s 5 €…");
    assertThat(clip.words().stream().map(WordTiming::word)).contains("Naive", "euros");
  }

  @ParameterizedTest
  @ValueSource(strings = {"こんにちは", "Привет", "مرحبا"})
  void a_language_it_does_not_speak_is_refused_by_name(String text) {
    assertThatThrownBy(() -> say(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("English");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "9", "x", "A.", "1,", "-a", "%", "<a>", "'s "})
  void long_odd_texts_are_spoken_or_refused_and_the_engine_goes_on(String piece) throws Exception {
    String text = "z" + piece.repeat(200);
    try {
      assertThat(say(text).duration()).isPositive();
    } catch (AvatarException expected) {
      assertThat(expected.getMessage()).isNotBlank();
    }
    assertThat(say("Hi").phones()).isNotEmpty();
  }

  @Test
  void an_interrupt_cancels_and_the_engine_goes_on() throws Exception {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> say("One. Two. Three.")).isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(say("One. Two.").words()).hasSize(2);
  }

  @Test
  void several_threads_get_each_their_own() throws Exception {
    SpeechClip hello = say("Hello there.");
    SpeechClip bye = say("Good bye then.");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<SpeechClip>> clips = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String text = i % 2 == 0 ? "Hello there." : "Good bye then.";
        clips.add(threads.submit(() -> say(text)));
      }
      for (int i = 0; i < clips.size(); i++) {
        assertThat(clips.get(i).get()).isEqualTo(i % 2 == 0 ? hello : bye);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static SpeechClip say(String text) throws InterruptedException {
    return freetts.synthesize(SpeechRequest.of(text));
  }

  private static double loudness(Sound audio, double start, double end) {
    double sum = 0;
    int first = (int) (start * audio.rate());
    int last = Math.min(audio.length(), (int) (end * audio.rate()));
    for (int i = first; i < last; i++) {
      sum += Math.pow(audio.sample(i), 2);
    }
    return Math.sqrt(sum / (last - first));
  }
}
