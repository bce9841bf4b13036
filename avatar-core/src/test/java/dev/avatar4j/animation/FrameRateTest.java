package dev.avatar4j.animation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenes, each as a table of events by time, come out the same at every frame rate. */
class FrameRateTest {
  private static final int SECONDS = 8;
  private static final double[] RATES = {10, 25, 60};

  /** How far a pose may differ at a whole second. */
  private static final double TOLERANCE = 1e-6;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[{'at': 0, 'emotion': 'joy'}, {'at': 2.013, 'emotion': 'anger'}, {'at': 4.5, 'emotion':"
            + " {'joy': 0.3, 'fear': 0.4}}, {'at': 4.51, 'emotion': 'love'}]",
        "[{'at': 0.77, 'emotion': 'confusion'}, {'at': 3, 'settings': {'pose_interpolator_step':"
            + " 0.05}}, {'at': 5.2, 'settings': {'breathing_cycle_duration': 1.3}}]",
        "[{'at': 0.333, 'talking': true}, {'at': 2.9, 'talking': false}, {'at': 2.95, 'talking':"
            + " true}, {'at': 6.98, 'talking': false}]",
        "[{'at': 0.5, 'overrides': {'head_x_index': 1, 'blush1': 0.5}, 'fade': 0.75, 'expiry': 1.1},"
            + " {'at': 3.1, 'overrides': {'mouth_aaa_index': 1, 'tears2': 1}, 'expiry': 1.77},"
            + " {'at': 5.9, 'overrides': {'mouth_aaa_index': 0.5}, 'fade': 0},"
            + " {'at': 6.03, 'overrides': {}}]",
        "[{'at': 0.98, 'gaze': [1, -0.5]}, {'at': 2.5, 'gaze': 'away'}, {'at': 3.99, 'gaze': null},"
            + " {'at': 4.1, 'settings': {'gaze_saccades': true, 'gaze_saccade_interval_max': 0.7}}]",
        "[{'at': 0.2, 'emotion': 'surprise', 'speak': {'words': [{'word': 'Sharon', 'phonemes':"
            + " 'ʃˈɛɹən', 'start': 0.275, 'end': 0.575}, {'word': 'bumps', 'phonemes': 'bˈʌmps',"
            + " 'start': 0.66, 'end': 0.99}, {'word': 'it', 'phonemes': 'ɪt', 'start': 2.4, 'end':"
            + " 2.9}], 'duration': 3.5}}, {'at': 4.4, 'talking': true, 'speak': {'phones': [['aa', 0,"
            + " 0.31], ['b', 0.31, 0.33], ['ow', 0.33, 0.5]], 'set': 'arpabet'}},"
            + " {'at': 6.01, 'speak': null}]",
        "[{'at': 1, 'emotion': 'sadness', 'gaze': [0.4, 0.4], 'talking': true, 'overrides':"
            + " {'eye_wink_left_index': 0.3}, 'expiry': 2, 'settings': {'sway_interval_min': 0.3,"
            + " 'sway_interval_max': 0.9, 'blink_interval_min': 0.1, 'blink_interval_max': 0.5,"
            + " 'blink_probability': 0.5}}]"
      })
  void the_pose_at_whole_seconds_is_the_same_at_10_25_and_60_frames_per_second(String script) {
    List<AnimationFrame> at25 = wholeSeconds(script, 25);
    for (double fps : RATES) {
      List<AnimationFrame> frames = wholeSeconds(script, fps);
      for (int second = 0; second <= SECONDS; second++) {
        AnimationFrame expected = at25.get(second);
        AnimationFrame frame = frames.get(second);
        for (Morph morph : Morph.ALL) {
          // at few frames a second, a blink between two of them shows in the later one
          if (fps >= 25 || !morph.group().equals("eye_wink")) {
            assertThat((double) frame.value(morph))
                .as("%s at %d s, %s fps", morph.key(), second, fps)
                .isCloseTo(expected.value(morph), within(TOLERANCE));
          }
        }
        for (CharacterCel cel : CharacterCel.ALL) {
          assertThat((double) frame.cels().get(cel))
              .as("%s at %d s, %s fps", cel.key(), second, fps)
              .isCloseTo(expected.cels().get(cel), within(TOLERANCE));
        }
        assertThat(frame.emotion()).isEqualTo(expected.emotion());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {24, 25, 30, 60, 144})
  void each_blink_shows_the_eyes_closed_in_one_frame_whatever_the_rate(double fps) {
    AnimatorSettings settings =
        AnimatorSettings.DEFAULTS
            .with(AnimatorKeys.BLINK_PROBABILITY, 1.0)
            .with(AnimatorKeys.BLINK_DOUBLE_PROBABILITY, 0.0);
    Animator animator = new Animator(settings, EmotionLibrary.factory(), 3);
    AnimationFrame frame = new AnimationFrame();
    int closed = 0;
    for (int i = 0; i <= 60 * fps; i++) {
      animator.update(Time.frameNanos(i, fps));
      animator.apply(frame);
      closed += frame.value(Morph.EYE_WINK_LEFT) == 1f ? 1 : 0;
    }
    assertThat(closed).isEqualTo(closedAt25());
  }

  private static int closedAt25() {
    AnimatorSettings settings =
        AnimatorSettings.DEFAULTS
            .with(AnimatorKeys.BLINK_PROBABILITY, 1.0)
            .with(AnimatorKeys.BLINK_DOUBLE_PROBABILITY, 0.0);
    Animator animator = new Animator(settings, EmotionLibrary.factory(), 3);
    AnimationFrame frame = new AnimationFrame();
    int closed = 0;
    for (int i = 0; i <= 60 * 25; i++) {
      animator.update(Time.frameNanos(i, 25));
      animator.apply(frame);
      Pose pose = frame.pose();
      closed += pose.get(Morph.EYE_WINK_LEFT) == 1f ? 1 : 0;
    }
    assertThat(closed).isBetween(60 / 6, 60 / 2);
    return closed;
  }

  private static List<AnimationFrame> wholeSeconds(String script, double fps) {
    Animator animator = new Animator(AnimatorSettings.DEFAULTS, EmotionLibrary.factory(), 11);
    ScriptPlayer player = AnimationScript.parse(Json.of(script)).player();
    List<AnimationFrame> result = new ArrayList<>();
    for (int i = 0; i <= SECONDS * fps; i++) {
      AnimationFrame frame = new AnimationFrame();
      player.advance(animator, Time.frameNanos(i, fps));
      animator.apply(frame);
      if (i % fps == 0) {
        result.add(frame);
      }
    }
    return result;
  }
}
