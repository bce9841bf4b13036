package dev.avatar4j.animation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.speech.Viseme;
import dev.avatar4j.speech.VisemeEvent;
import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.WordTiming;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LipsyncDriverTest {
  private static final AnimatorSettings SETTINGS =
      AnimatorSettings.DEFAULTS
          .with(AnimatorKeys.SWAY_MORPHS, List.of())
          .with(AnimatorKeys.BLINK_PROBABILITY, 0.0)
          .with(AnimatorKeys.AV_OFFSET, 0.0);

  private final AnimationFrame frame = new AnimationFrame();
  private Animator animator = new Animator(SETTINGS, EmotionLibrary.factory(), 1);

  @Test
  void a_sound_moves_its_morph_with_the_step_of_lipsync_and_closes_the_others() {
    animator.setEmotion("joy"); // aaa is 1
    at(0);
    animator.speak(track(new VisemeEvent(0, 1, Viseme.OOO)), 0);
    at(0.04);
    assertThat(frame.value(Morph.MOUTH_OOO)).isCloseTo(0.55f, within(1e-6f));
    assertThat(frame.value(Morph.MOUTH_AAA)).isCloseTo(0.45f, within(1e-6f));
    assertThat(frame.value(Morph.MOUTH_RAISED_CORNER_LEFT)).isEqualTo(1f);
    at(0.08);
    assertThat(frame.value(Morph.MOUTH_OOO)).isCloseTo(1 - 0.45f * 0.45f, within(1e-6f));
  }

  @Test
  void nothing_moves_before_the_first_sound() {
    animator.setEmotion("surprise");
    at(0);
    animator.speak(track(new VisemeEvent(0.5, 1, Viseme.III)), 0);
    float open = frame.value(Morph.MOUTH_OOO);
    for (int i = 1; i <= 12; i++) {
      at(i * 0.04);
      assertThat(frame.value(Morph.MOUTH_OOO)).isEqualTo(open);
      assertThat(frame.value(Morph.MOUTH_III)).isZero();
    }
    at(0.52);
    assertThat(frame.value(Morph.MOUTH_III)).isGreaterThan(0.2f);
  }

  @Test
  void a_short_gap_and_stress_marks_keep_the_shape_and_a_long_gap_closes_the_mouth() {
    at(0);
    animator.speak(
        track(
            new VisemeEvent(0, 0.3, Viseme.EEE),
            new VisemeEvent(0.3, 0.4, Viseme.KEEP),
            new VisemeEvent(0.88, 1, Viseme.KEEP),
            new VisemeEvent(1.6, 2, Viseme.UUU)),
        0);
    at(0.86);
    assertThat(frame.value(Morph.MOUTH_EEE)).isGreaterThan(0.99f);
    at(0.99);
    assertThat(frame.value(Morph.MOUTH_EEE)).isGreaterThan(0.99f);
    at(1.2);
    assertThat(frame.value(Morph.MOUTH_EEE)).isLessThan(0.01f);
  }

  @ParameterizedTest
  @CsvSource({"0.499, false", "0.5, true"})
  void a_full_stop_closes_the_mouth_only_if_it_lasts_half_a_second(double length, boolean closes) {
    at(0);
    animator.speak(
        track(
            new VisemeEvent(0, 0.4, Viseme.AAA),
            new VisemeEvent(0.4, 0.4 + length, Viseme.MAYBE_CLOSE),
            new VisemeEvent(0.95, 1, Viseme.AAA)),
        0);
    at(0.8);
    assertThat(frame.value(Morph.MOUTH_AAA) < 0.01f).isEqualTo(closes);
  }

  @Test
  void after_the_last_sound_the_mouth_closes_and_after_the_end_it_eases_back_to_the_emotion() {
    animator.setEmotion("joy");
    at(0);
    animator.speak(track(new VisemeEvent(0, 0.4, Viseme.UUU)).withDuration(1), 0);
    at(0.6);
    assertMouthBelow(0.01f);
    at(1.09);
    assertMouthBelow(0.01f);
    assertThat(animator.speaking()).isTrue();
    at(1.14);
    assertThat(animator.speaking()).isFalse();
    assertThat(frame.value(Morph.MOUTH_AAA)).isCloseTo(0.3f, within(0.01f));
    at(2);
    assertThat(frame.value(Morph.MOUTH_AAA)).isCloseTo(1f, within(0.01f));
  }

  @Test
  void speech_that_is_stopped_lets_the_mouth_ease_back() {
    animator.setEmotion("joy");
    at(0);
    animator.speak(track(new VisemeEvent(0, 5, Viseme.UUU)), 0);
    at(1);
    animator.stopSpeaking();
    at(1.04);
    assertThat(frame.value(Morph.MOUTH_UUU)).isCloseTo(0.7f, within(1e-6f));
    assertThat(frame.value(Morph.MOUTH_AAA)).isCloseTo(0.3f, within(1e-6f));
  }

  @ParameterizedTest
  @CsvSource({"-0.8, 0.24", "-0.1, 0.94", "0.5, 1.54"})
  void a_positive_av_offset_makes_the_mouth_later_and_a_negative_one_earlier(
      double offset, double moves) {
    animator.setSettings(SETTINGS.with(AnimatorKeys.AV_OFFSET, offset));
    at(0);
    animator.speak(track(new VisemeEvent(1, 2, Viseme.AAA)), 0);
    at(moves - 0.05);
    assertThat(frame.value(Morph.MOUTH_AAA)).isZero();
    at(moves);
    assertThat(frame.value(Morph.MOUTH_AAA)).isCloseTo(0.55f, within(1e-6f));
  }

  @Test
  void speech_may_have_begun_before_and_may_begin_later() {
    at(0);
    animator.speak(track(new VisemeEvent(0, 1, Viseme.AAA)), Time.nanos(-0.5));
    at(0.4);
    assertThat(frame.value(Morph.MOUTH_AAA)).isGreaterThan(0.99f);
    at(0.6);
    assertThat(frame.value(Morph.MOUTH_AAA)).isLessThan(0.01f);
    animator.speak(track(new VisemeEvent(0, 1, Viseme.III)), Time.nanos(2));
    at(2);
    assertThat(frame.value(Morph.MOUTH_III)).isZero();
    at(2.2);
    assertThat(frame.value(Morph.MOUTH_III)).isGreaterThan(0.9f);
  }

  @Test
  void random_talking_waits_while_speech_plays() {
    animator.setTalking(true);
    at(0);
    animator.speak(track(new VisemeEvent(0, 2, Viseme.UUU)), 0);
    for (int i = 10; i <= 50; i++) {
      at(i * 0.04);
      assertThat(frame.value(Morph.MOUTH_AAA)).isLessThan(0.01f);
      assertThat(frame.value(Morph.MOUTH_UUU)).isGreaterThan(0.99f);
    }
    float highest = 0;
    for (int i = 56; i <= 100; i++) {
      at(i * 0.04);
      assertThat(frame.value(Morph.MOUTH_UUU)).isZero();
      highest = Math.max(highest, frame.value(Morph.MOUTH_AAA));
    }
    assertThat(highest).isGreaterThan(0.5f);
  }

  /** The mean length of a phoneme in fluent speech is 60 to 80 ms; 40 ms is short. */
  @ParameterizedTest
  @ValueSource(doubles = {0.04, 0.05, 0.06, 0.08, 0.1})
  void each_closure_between_vowels_shows_in_a_frame_at_25_per_second_wherever_it_falls(
      double length) {
    for (double shift = 0; shift < 0.04; shift += 0.005) {
      animator = new Animator(SETTINGS, EmotionLibrary.factory(), 1);
      at(0);
      double start = 0.4 + shift;
      animator.speak(
          track(
              new VisemeEvent(0.1, start, Viseme.AAA),
              new VisemeEvent(start, start + length, Viseme.CLOSE),
              new VisemeEvent(start + length, 1, Viseme.AAA)),
          0);
      float least = 1;
      for (int i = 1; i < 25; i++) {
        at(i * 0.04);
        if (i > 8) {
          least = Math.min(least, frame.value(Morph.MOUTH_AAA));
        }
      }
      assertThat(least).as("closure of %s s at %s s", length, start).isLessThan(0.16f);
      assertThat(frame.value(Morph.MOUTH_AAA)).isGreaterThan(0.9f);
    }
  }

  @Test
  void a_closure_takes_at_most_half_of_the_shapes_beside_it() {
    MouthTrack mouth =
        new MouthTrack(
            VisemeTrack.ofWords(List.of(new WordTiming("baba", "babab", 1, 1.1)))); // 20 ms each
    int previous = MouthTrack.FREE;
    int shapes = 0;
    for (double t = 0.9; t < 1.3; t += 0.0005) {
      int shape = mouth.shape(mouth.indexAt(t));
      shapes += shape != previous ? 1 : 0;
      previous = shape;
    }
    assertThat(shapes).isEqualTo(6); // b a b a b, then free
  }

  @Test
  void an_empty_track_ends_at_once() {
    at(0);
    animator.speak(VisemeTrack.EMPTY, 0);
    at(0.04);
    assertThat(animator.speaking()).isFalse();
  }

  @Test
  void a_pause_of_the_animation_skips_what_was_said_meanwhile() {
    at(0);
    animator.speak(track(new VisemeEvent(0, 5, Viseme.AAA), new VisemeEvent(5, 9, Viseme.III)), 0);
    at(0.5);
    at(8);
    assertThat(frame.value(Morph.MOUTH_III)).isCloseTo(0.55f, within(1e-6f)); // one frame's worth
  }

  private static VisemeTrack track(VisemeEvent... events) {
    return VisemeTrack.of(List.of(events));
  }

  private void assertMouthBelow(float limit) {
    Morph.MOUTH_OPEN.forEach(
        morph -> assertThat(frame.value(morph)).as(morph.key()).isLessThan(limit));
  }

  private void at(double seconds) {
    animator.update(Time.nanos(seconds));
    animator.apply(frame);
  }
}
