package dev.avatar4j.speech.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.speech.Viseme;
import dev.avatar4j.speech.VisemeEvent;
import dev.avatar4j.speech.VisemeSource;
import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.sound.SyntheticVoice.Speaker;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoundLipsyncTest {
  private static final String VOWELS = "aiueo";
  private static final Viseme[] SHAPES = {
    Viseme.AAA, Viseme.III, Viseme.UUU, Viseme.EEE, Viseme.OOO
  };

  @ParameterizedTest
  @CsvSource({
    "16000, 1, 0, 0.95, 0.93",
    "16000, 1, 0.025, 0.92, 0.9",
    "16000, 0.03, 0, 0.95, 0.93",
    "48000, 1, 0, 0.93, 0.9",
    "22050, 0.5, 0.025, 0.9, 0.88"
  })
  void the_vowels_of_men_women_and_children_get_their_shapes(
      int rate, double gain, double noise, double floor, double liveFloor) {
    int[][] whole = new int[5][7];
    int[][] live = new int[5][7];
    for (Speaker speaker : Speaker.values()) {
      for (double pitch : pitches(speaker)) {
        Sound sound = vowels(rate, speaker, pitch).sound(gain, noise);
        VisemeTrack track = WholeSoundLipsync.track(sound);
        SoundLipsync lips = live(sound);
        for (int v = 0; v < 5; v++) {
          for (double t = 0.3 + v * 0.35 + 0.05; t < 0.3 + v * 0.35 + 0.2; t += 0.01) {
            whole[v][index(track.at(t).map(VisemeEvent::viseme).orElse(Viseme.CLOSE))]++;
            live[v][strongest(lips, t + 0.02)]++;
          }
        }
      }
    }
    assertThat(right(whole)).as("whole %s", Arrays.deepToString(whole)).isGreaterThan(floor);
    assertThat(right(live)).as("live %s", Arrays.deepToString(live)).isGreaterThan(liveFloor);
  }

  private static double[] pitches(Speaker speaker) {
    return switch (speaker) {
      case MAN -> new double[] {95, 120, 150, 180};
      case WOMAN -> new double[] {180, 220, 260};
      case CHILD -> new double[] {240, 280, 320};
    };
  }

  private static SyntheticVoice vowels(int rate, Speaker speaker, double pitch) {
    SyntheticVoice voice = new SyntheticVoice(rate).silence(0.3);
    for (char vowel : VOWELS.toCharArray()) {
      voice.vowel(vowel, speaker, pitch, 0.25).silence(0.1);
    }
    return voice;
  }

  private static double right(int[][] table) {
    int right = 0;
    int all = 0;
    for (int v = 0; v < 5; v++) {
      right += table[v][index(SHAPES[v])];
      all += Arrays.stream(table[v]).sum();
    }
    return right / (double) all;
  }

  @Test
  void the_mouth_opens_with_the_sound_within_the_latency_and_closes_in_each_silence() {
    SyntheticVoice voice = new SyntheticVoice(16_000).silence(0.5);
    for (int i = 0; i < 4; i++) {
      voice.vowel('a', Speaker.MAN, 120, 0.2).silence(0.08);
    }
    Sound sound = voice.silence(0.3).sound(0.6, 0);
    SoundLipsync lips = new SoundLipsync(16_000);
    float[] mouth = new float[6];
    double opened = 0;
    for (int i = 0; i < sound.length(); i++) {
      lips.push(new float[] {sound.sample(i)}, 0, 1);
      double t = (i + 1) / 16_000.0;
      lips.sample(VisemeSource.NEWEST, mouth);
      if (opened == 0 && open(mouth) > 0.3) {
        opened = t;
      }
      if (t < 0.5) {
        assertThat(open(mouth)).isZero();
      }
    }
    // the voice itself takes 15 ms to swell
    assertThat(opened).isBetween(0.5, 0.56);
    VisemeTrack track = WholeSoundLipsync.track(sound);
    for (int i = 0; i < 4; i++) {
      double start = 0.5 + i * 0.28;
      assertThat(openAt(lips, start + 0.12)).isGreaterThan(0.7f);
      assertThat(openAt(lips, start + 0.27)).isLessThan(0.12f);
      assertThat(track.at(start + 0.1).orElseThrow().viseme()).isEqualTo(Viseme.AAA);
      assertThat(track.at(start + 0.24).orElseThrow().viseme()).isEqualTo(Viseme.CLOSE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"noise", "hum", "sine", "chord", "silence", "offset"})
  void sound_that_is_no_speech_does_not_make_the_mouth_flap(String kind) {
    SyntheticVoice voice = new SyntheticVoice(16_000);
    switch (kind) {
      case "noise" -> voice.noise(4, 0.1);
      case "hum" -> voice.sine(50, 4, 0.1);
      case "sine" -> voice.sine(440, 4, 0.1);
      case "chord" -> voice.sine(1000, 4, 0.1);
      default -> voice.silence(4);
    }
    float[] samples = voice.sound().samples();
    for (int i = 0; i < samples.length; i++) {
      if (kind.equals("chord")) {
        for (double note : new double[] {262, 330, 392}) {
          samples[i] += (float) (0.1 * Math.sin(2 * Math.PI * note * i / 16_000));
        }
      }
      samples[i] += kind.equals("offset") ? 0.3f : 0;
    }
    Sound sound = Sound.of(samples, 16_000);
    SoundLipsync lips = live(sound);
    float moved = 0;
    float last = 0;
    for (double t = 0; t < 3.9; t += 0.01) {
      float open = openAt(lips, t);
      moved += Math.abs(open - last);
      last = open;
    }
    // one opening and one closing are 2
    assertThat(moved).isLessThan(3);
    assertThat(WholeSoundLipsync.track(sound).events()).hasSizeLessThan(6);
  }

  @Test
  void the_mouth_is_the_same_however_the_sound_is_cut() {
    Sound sound = vowels(44_100, Speaker.WOMAN, 210).sound(1, 0.01);
    SoundLipsync whole = live(sound);
    for (int piece : new int[] {1, 7, 441, 4096}) {
      SoundLipsync lips = new SoundLipsync(44_100);
      for (int at = 0; at < sound.length(); at += piece) {
        lips.push(sound.shared(), at, Math.min(piece, sound.length() - at));
      }
      for (double t = 0; t < sound.duration(); t += 0.013) {
        assertThat(mouth(lips, t)).containsExactly(mouth(whole, t));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 11_025, 22_050, 32_000, 44_100, 96_000, 192_000})
  void the_mouth_is_much_the_same_at_every_sample_rate(int rate) {
    SoundLipsync usual = live(vowels(16_000, Speaker.MAN, 120).sound(1, 0));
    SoundLipsync other = live(vowels(rate, Speaker.MAN, 120).sound(1, 0));
    double difference = 0;
    int count = 0;
    for (double t = 0; t < 2; t += 0.01) {
      difference += Math.abs(openAt(usual, t) - openAt(other, t));
      count++;
    }
    assertThat(difference / count).isLessThan(0.08);
  }

  @Test
  void after_the_first_second_a_push_allocates_nothing() {
    assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    float[] samples = vowels(48_000, Speaker.MAN, 120).sound().samples();
    SoundLipsync lips = new SoundLipsync(48_000);
    float[] mouth = new float[6];
    lips.push(samples, 0, samples.length);
    lips.sample(VisemeSource.NEWEST, mouth);
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    lips.push(samples, 0, samples.length);
    lips.sample(VisemeSource.NEWEST, mouth);
    assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(1000);
  }

  @Test
  void a_mouth_without_news_closes_and_after_the_end_it_is_released() {
    SoundLipsync lips =
        live(new SyntheticVoice(16_000).silence(0.3).vowel('a', Speaker.MAN, 120, 0.4).sound());
    assertThat(openAt(lips, 0.75)).isGreaterThan(0.5f);
    assertThat(openAt(lips, 1.1)).isZero();
    lips.end();
    assertThat(lips.isOver(0.5)).isFalse();
    assertThat(lips.isOver(0.9)).isTrue();
    assertThat(lips.sample(0.9, new float[6])).isFalse();
  }

  @Test
  void samples_that_are_no_numbers_count_as_silence() {
    float[] bad = new float[16_000];
    Arrays.fill(bad, Float.NaN);
    bad[5] = Float.POSITIVE_INFINITY;
    SoundLipsync lips = live(new SyntheticVoice(16_000).silence(0.3).sound());
    lips.push(bad, 0, bad.length);
    Sound after = new SyntheticVoice(16_000).vowel('a', Speaker.MAN, 120, 0.4).sound();
    lips.push(after.shared(), 0, after.length());
    assertThat(openAt(lips, 1)).isZero();
    assertThat(openAt(lips, 1.5)).isGreaterThan(0.5f);
  }

  @Test
  void resampling_keeps_a_tone_and_removes_what_the_new_rate_cannot_have() {
    for (int rate : new int[] {8000, 11_025, 44_100, 192_000}) {
      assertThat(rms(rate, 1000)).as("at %s", rate).isCloseTo(0.5, within(0.005));
    }
    assertThat(rms(48_000, 10_000)).isLessThan(5e-4);
  }

  private static double rms(int rate, double frequency) {
    Resampler resampler = new Resampler(rate, 16_000);
    Sound sound = new SyntheticVoice(rate).sine(frequency, 0.3, 0.5).sound();
    double sum = 0;
    int count = 0;
    int given = 0;
    for (float sample : sound.samples()) {
      resampler.push(sample);
      while (resampler.hasNext()) {
        float value = resampler.next();
        if (given++ >= 800 && count < 3200) {
          sum += value * value;
          count++;
        }
      }
    }
    return Math.sqrt(sum / count);
  }

  private static SoundLipsync live(Sound sound) {
    SoundLipsync lips = new SoundLipsync(sound.rate());
    lips.push(sound.shared(), 0, sound.length());
    return lips;
  }

  private static float[] mouth(SoundLipsync lips, double seconds) {
    float[] mouth = new float[6];
    lips.sample(seconds, mouth);
    return mouth;
  }

  private static float openAt(SoundLipsync lips, double seconds) {
    return open(mouth(lips, seconds));
  }

  private static float open(float[] mouth) {
    float sum = 0;
    for (float weight : mouth) {
      sum += weight;
    }
    return sum;
  }

  private static int strongest(SoundLipsync lips, double seconds) {
    float[] mouth = mouth(lips, seconds);
    int best = 0;
    for (int k = 1; k < mouth.length; k++) {
      best = mouth[k] > mouth[best] ? k : best;
    }
    return mouth[best] < 0.1f ? 6 : best;
  }

  private static int index(Viseme viseme) {
    return viseme.morph().map(Morph.MOUTH_OPEN::indexOf).orElse(6);
  }
}
