package dev.avatar4j.speech.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.speech.PhoneSet;
import dev.avatar4j.speech.PhoneTiming;
import dev.avatar4j.speech.Viseme;
import dev.avatar4j.speech.VisemeEvent;
import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.WordTiming;
import dev.avatar4j.speech.sound.Sound;
import dev.avatar4j.speech.sound.WholeSoundLipsync;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClipLipsyncTest {
  private static final int RATE = 8000;

  @Test
  void exact_times_of_sounds_come_first() {
    SpeechClip clip =
        clip("map")
            .withWords(List.of(new WordTiming("map", "mæp", 0.5, 1.5)))
            .withPhones(
                PhoneSet.ARPABET,
                List.of(new PhoneTiming("m", 0.3, 0.4), new PhoneTiming("ae", 0.4, 1.6)));
    assertThat(ClipLipsync.source(clip)).isEqualTo(ClipLipsync.Source.PHONES);
    assertThat(ClipLipsync.track(clip).events())
        .containsExactly(
            new VisemeEvent(0.3, 0.4, Viseme.CLOSE), new VisemeEvent(0.4, 1.6, Viseme.DELTA));
    assertThat(ClipLipsync.track(clip).duration()).isEqualTo(2);
  }

  @Test
  void sounds_that_no_table_knows_leave_it_to_the_words() {
    SpeechClip clip =
        clip("map")
            .withWords(List.of(new WordTiming("map", "mæp", 0.5, 1.5)))
            .withPhones(PhoneSet.ARPABET, List.of(new PhoneTiming("??", 0.3, 0.4)));
    assertThat(ClipLipsync.source(clip)).isEqualTo(ClipLipsync.Source.WORDS);
  }

  @Test
  void words_without_phonemes_are_read_from_their_letters_and_those_without_times_are_left_out() {
    SpeechClip clip =
        clip("my lost map")
            .withWords(
                List.of(
                    new WordTiming("my", "", 0.2, 0.8),
                    new WordTiming("lost", "lɔst", Double.NaN, Double.NaN),
                    new WordTiming("map", "mæp", 1.0, 9)));
    assertThat(ClipLipsync.source(clip)).isEqualTo(ClipLipsync.Source.WORDS);
    VisemeTrack track = ClipLipsync.track(clip);
    assertThat(track.events())
        .extracting(VisemeEvent::viseme)
        .containsExactly(
            Viseme.CLOSE, Viseme.AAA, Viseme.III, Viseme.CLOSE, Viseme.DELTA, Viseme.CLOSE);
    assertThat(track.duration()).isEqualTo(2);
  }

  @Test
  void without_any_times_the_text_is_spread_over_what_is_not_silent() {
    VisemeTrack track = ClipLipsync.track(clip("ma pa"));
    assertThat(ClipLipsync.source(clip("ma pa"))).isEqualTo(ClipLipsync.Source.LENGTH);
    assertThat(track.events())
        .extracting(VisemeEvent::viseme)
        .containsExactly(Viseme.CLOSE, Viseme.DELTA, Viseme.CLOSE, Viseme.DELTA);
    assertThat(track.events().get(0).start()).isCloseTo(0.5, within(0.001));
    assertThat(track.events().get(1).duration())
        .isCloseTo(2 * track.events().get(0).duration(), within(1e-9));
    assertThat(track.events().get(3).end()).isCloseTo(1.5, within(0.001));
  }

  @Test
  void a_comma_is_three_consonants_long_and_the_mark_at_the_end_is_in_the_silence() {
    assertThat(SpreadText.phonemes("Map, map.")).isEqualTo("mæp,mæp");
    List<PhoneTiming> phones = SpreadText.over("Map, map.", 0, 11);
    assertThat(phones.get(3)).isEqualTo(new PhoneTiming(",", 4, 7));
  }

  @Test
  void a_text_that_cannot_be_read_leaves_it_to_the_sound() {
    assertThat(ClipLipsync.source(clip("猫です"))).isEqualTo(ClipLipsync.Source.SOUND);
    assertThat(ClipLipsync.track(clip("猫です"))).isEqualTo(WholeSoundLipsync.track(clip("").sound()));
    assertThat(ClipLipsync.source(clip(""))).isEqualTo(ClipLipsync.Source.SOUND);
  }

  /** Two seconds, loud from 0.5 s to 1.5 s. */
  private static SpeechClip clip(String text) {
    short[] samples = new short[2 * RATE];
    Arrays.fill(samples, RATE / 2, RATE + RATE / 2, (short) 9000);
    return SpeechClip.of(text, Sound.ofPcm16(samples, RATE));
  }
}
