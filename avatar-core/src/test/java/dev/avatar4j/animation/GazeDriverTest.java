package dev.avatar4j.animation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.pose.Morph;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GazeDriverTest {
  private static final AnimatorSettings STILL =
      AnimatorSettings.DEFAULTS
          .with(AnimatorKeys.SWAY_MORPHS, List.of())
          .with(AnimatorKeys.BLINK_PROBABILITY, 0.0);

  private final AnimationFrame frame = new AnimationFrame();
  private Animator animator = animator(STILL);
  private double now = -0.04;

  private static Animator animator(AnimatorSettings settings) {
    Animator animator = new Animator(settings, EmotionLibrary.factory(), 5);
    animator.setEmotion("[reset]");
    return animator;
  }

  @Test
  void eyes_and_head_share_a_look_to_the_right_of_the_picture_and_up() {
    next();
    animator.setGaze(Gaze.at(1, 0.5));
    skip(100);
    // the rotations are the character's own: right of the picture is negative
    assertThat(frame.value(Morph.IRIS_ROTATION_Y)).isCloseTo(-0.6f, within(1e-5f));
    assertThat(frame.value(Morph.HEAD_Y)).isCloseTo(-0.4f, within(1e-5f));
    assertThat(frame.value(Morph.IRIS_ROTATION_X)).isCloseTo(0.3f, within(1e-5f));
    assertThat(frame.value(Morph.HEAD_X)).isCloseTo(0.2f, within(1e-5f));
  }

  @Test
  void the_eyes_arrive_first_and_turn_back_while_the_head_follows() {
    next();
    animator.setGaze(Gaze.at(-1, 0));
    skip(2);
    assertThat(frame.value(Morph.IRIS_ROTATION_Y)).isGreaterThan(0.9f);
    assertThat(frame.value(Morph.HEAD_Y)).isBetween(0.001f, 0.08f);
    float eyes = frame.value(Morph.IRIS_ROTATION_Y);
    float head = frame.value(Morph.HEAD_Y);
    for (int i = 0; i < 40; i++) {
      next();
      assertThat(frame.value(Morph.IRIS_ROTATION_Y)).isLessThan(eyes);
      assertThat(frame.value(Morph.HEAD_Y)).isGreaterThan(head);
      eyes = frame.value(Morph.IRIS_ROTATION_Y);
      head = frame.value(Morph.HEAD_Y);
      assertThat(eyes + head).isCloseTo(1f, within(1e-5f)); // the look stays on its point
    }
  }

  @Test
  void a_release_goes_all_the_way_back() {
    animator.setGaze(Gaze.at(0.5, -0.5));
    skip(50);
    animator.setGaze(Gaze.FREE);
    skip(80);
    assertThat(frame.value(Morph.IRIS_ROTATION_X)).isZero();
    assertThat(frame.value(Morph.IRIS_ROTATION_Y)).isZero();
    assertThat(frame.value(Morph.HEAD_X)).isZero();
    assertThat(frame.value(Morph.HEAD_Y)).isZero();
  }

  @Test
  void the_look_is_added_to_the_emotions_own_and_stays_in_range() {
    EmotionLibrary aside =
        EmotionLibrary.factory()
            .withOverrides(
                Json.of("{'aside': {'iris_rotation_y_index': -0.75, 'head_y_index': 0.5}}"));
    animator.setEmotions(aside);
    animator.setEmotion("aside");
    animator.setGaze(Gaze.at(1, 0));
    skip(100);
    assertThat(frame.value(Morph.IRIS_ROTATION_Y)).isEqualTo(-1f);
    assertThat(frame.value(Morph.HEAD_Y)).isCloseTo(0.1f, within(1e-5f));
  }

  @Test
  void a_look_away_is_to_one_side_and_depends_on_the_seed_only() {
    next();
    animator.setGaze(Gaze.AWAY);
    skip(100);
    float eyes = frame.value(Morph.IRIS_ROTATION_Y);
    float head = frame.value(Morph.HEAD_Y);
    assertThat(Math.abs(eyes + head)).isBetween(0.6f, 0.9f);
    animator.setGaze(Gaze.AWAY);
    skip(100);
    assertThat(frame.value(Morph.IRIS_ROTATION_Y)).isEqualTo(eyes);
    animator = animator(STILL);
    now = -0.04;
    next();
    animator.setGaze(Gaze.AWAY);
    skip(100);
    assertThat(frame.value(Morph.IRIS_ROTATION_Y)).isEqualTo(eyes);
  }

  @Test
  void without_saccades_the_eyes_rest() {
    for (int i = 0; i < 500; i++) {
      next();
      assertThat(frame.value(Morph.IRIS_ROTATION_X)).isZero();
      assertThat(frame.value(Morph.IRIS_ROTATION_Y)).isZero();
    }
  }

  @Test
  void saccades_jump_within_their_strength_rest_in_between_and_return_now_and_then() {
    animator = animator(STILL.with(AnimatorKeys.GAZE_SACCADES, true));
    List<Double> jumps = new ArrayList<>();
    int returns = 0;
    float last = 0;
    boolean moving = false;
    for (int i = 0; i < 25 * 600; i++) {
      next();
      float x = frame.value(Morph.IRIS_ROTATION_Y);
      float y = frame.value(Morph.IRIS_ROTATION_X);
      assertThat(Math.hypot(x, y)).isLessThan(0.15001);
      assertThat(frame.value(Morph.HEAD_Y)).isZero();
      if (x != last && !moving) {
        jumps.add(now);
      }
      moving = x != last;
      returns += moving && x == 0 && y == 0 ? 1 : 0;
      last = x;
    }
    assertThat(jumps).hasSizeBetween(250, 400); // one in 1.8 s on average, some of them to rest
    assertThat(returns).isGreaterThan(40);
    for (int i = 1; i < jumps.size(); i++) {
      assertThat(jumps.get(i) - jumps.get(i - 1)).isGreaterThan(0.55);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
  void a_point_outside_the_range_is_refused(double x) {
    assertThatThrownBy(() -> Gaze.at(x, 0))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("gaze.x"));
    assertThatThrownBy(() -> Gaze.at(0, x)).hasMessageContaining("gaze's y");
  }

  @Test
  void a_gaze_is_read_from_json_and_written_back() {
    assertThat(Gaze.parse(Json.of("[0.5, -1]"))).isEqualTo(Gaze.at(0.5, -1));
    assertThat(Gaze.parse(Json.of("'away'"))).isEqualTo(Gaze.AWAY);
    assertThat(Gaze.parse(Json.of("null"))).isEqualTo(Gaze.FREE);
    assertThat(Gaze.at(0.5, -1).toJson()).isEqualTo(List.of(0.5, -1.0));
    assertThat(Gaze.AWAY.toJson()).isEqualTo("away");
    assertThat(Gaze.FREE.toJson()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "[1, 2, 3]", "['a', 1]", "'here'", "5", "{}", "[2, 0]", "true"})
  void what_is_no_gaze_is_refused(String json) {
    assertThatThrownBy(() -> Gaze.parse(Json.of(json))).isInstanceOf(InvalidInputException.class);
  }

  private void skip(int frames) {
    for (int i = 0; i < frames; i++) {
      next();
    }
  }

  private void next() {
    now += 0.04;
    animator.update(Time.nanos(now));
    animator.apply(frame);
  }
}
