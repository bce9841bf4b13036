package dev.avatar4j.animation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.emotion.EmotionLibrary;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CelAnimationTest {
  private static final Offset<Double> SIX_DIGITS = Offset.offset(5e-7);
  private static final List<String> ALL =
      Stream.of(CharacterCel.values()).map(CharacterCel::key).toList();

  private final Animator animator =
      new Animator(
          AnimatorSettings.DEFAULTS
              .with(AnimatorKeys.EYE_WAVER_FPS, 12.0)
              .with(AnimatorKeys.DATA_EYES_FPS, 8.0)
              .with(AnimatorKeys.DATA_EYES_FADEOUT_DURATION, 0.75),
          EmotionLibrary.factory(),
          1);
  private final AnimationFrame frame = new AnimationFrame();

  private double at(double seconds, CharacterCel cel) {
    animator.update(Math.round(seconds * 1e9));
    animator.apply(frame);
    return frame.cels().get(cel);
  }

  private void use(String templates) throws Exception {
    animator.setEmotions(
        EmotionLibrary.factory().withOverrides(new ObjectMapper().readTree(templates)));
  }

  private int dataShown(double seconds) {
    at(seconds, CharacterCel.DATA1);
    int shown = 0;
    for (int i = 0; i < 4; i++) {
      if (frame.cels().get(CharacterCel.DATA_EYES.get(i)) > 0) {
        assertThat(shown).as("one picture at a time").isZero();
        shown = i + 1;
      }
    }
    return shown;
  }

  @Test
  void fact_28_data_eyes_fade_along_a_smooth_curve_and_a_start_brings_them_back_at_once() {
    animator.setCels(List.of("data1"));
    animator.startDataEyes();
    assertThat(at(0, CharacterCel.DATA1)).isEqualTo(1);
    at(1, CharacterCel.DATA1);
    animator.stopDataEyes();
    assertThat(animator.dataEyes()).isFalse();
    assertThat(at(1, CharacterCel.DATA1)).isEqualTo(1);
    assertThat(at(1 + 0.1875, CharacterCel.DATA1)).isCloseTo(0.935031, SIX_DIGITS);
    assertThat(at(1 + 0.375, CharacterCel.DATA1)).isCloseTo(0.5, SIX_DIGITS);
    assertThat(at(1 + 0.5625, CharacterCel.DATA1)).isCloseTo(0.064969, SIX_DIGITS);
    animator.startDataEyes();
    assertThat(at(1.6, CharacterCel.DATA1)).isEqualTo(1);
    at(2, CharacterCel.DATA1);
    animator.stopDataEyes();
    assertThat(at(2.7, CharacterCel.DATA1)).isPositive();
    assertThat(at(2.75, CharacterCel.DATA1)).isZero();
    animator.stopDataEyes();
    assertThat(at(3, CharacterCel.DATA1)).isZero();
  }

  @Test
  void data_eyes_begin_with_their_first_picture_and_go_round() {
    animator.setCels(ALL);
    assertThat(dataShown(1)).isZero();
    animator.startDataEyes();
    int[] shown = new int[10];
    for (int i = 0; i < shown.length; i++) {
      shown[i] = dataShown(1 + i * 0.125);
    }
    assertThat(shown).containsExactly(1, 2, 3, 4, 1, 2, 3, 4, 1, 2);
  }

  @Test
  void data_eyes_use_the_pictures_up_to_the_first_gap() {
    animator.setCels(List.of("data1", "data2", "data4"));
    at(1, CharacterCel.DATA1);
    animator.startDataEyes();
    assertThat(dataShown(1)).isEqualTo(1);
    assertThat(dataShown(1.125)).isEqualTo(2);
    assertThat(dataShown(1.25)).isEqualTo(1);
  }

  @Test
  void data_eyes_show_nothing_without_pictures_or_at_rate_0() {
    animator.startDataEyes();
    animator.setCels(List.of("data2", "data3"));
    assertThat(dataShown(1)).isZero();
    animator.setCels(ALL);
    animator.setSettings(animator.settings().with(AnimatorKeys.DATA_EYES_FPS, 0.0));
    assertThat(dataShown(2)).isZero();
  }

  @Test
  void fact_29_the_eye_waver_alternates_two_pictures_at_the_emotions_strength() throws Exception {
    use("{\"moved\":{\"pose\":{},\"cels\":{\"waver1\":0.6,\"waver2\":0.9}}}");
    animator.setEmotion("moved");
    for (int i = 0; i < 12; i++) {
      double first = at((i + 0.01) / 12, CharacterCel.WAVER1);
      assertThat(first).isCloseTo(i % 2 == 0 ? 0.6 : 0, SIX_DIGITS);
      assertThat(frame.cels().get(CharacterCel.WAVER2)).isEqualTo(i % 2 == 0 ? 0f : 0.6f);
      assertThat(at((i + 0.99) / 12, CharacterCel.WAVER1)).isEqualTo(first);
    }
  }

  @Test
  void the_eye_waver_comes_and_goes_with_the_emotion() {
    animator.setCels(ALL);
    assertThat(at(0, CharacterCel.WAVER1)).isZero();
    animator.setEmotion("surprise");
    double early = waver(0.04);
    double late = waver(0.4);
    assertThat(early).isBetween(0.05, 0.2);
    assertThat(late).isGreaterThan(2 * early);
    animator.setEmotion("neutral");
    assertThat(waver(0.44)).isBetween(0.5 * late, late);
  }

  private double waver(double seconds) {
    double first = at(seconds, CharacterCel.WAVER1);
    return Math.max(first, frame.cels().get(CharacterCel.WAVER2));
  }

  @Test
  void the_eye_waver_is_still_at_rate_0_and_with_one_picture_missing() {
    animator.setEmotion("surprise");
    animator.setCels(List.of("waver1"));
    double strength = at(0, CharacterCel.WAVER1);
    assertThat(strength).isPositive();
    assertThat(at(0.1, CharacterCel.WAVER1)).isEqualTo(strength);
    animator.setCels(ALL);
    assertThat(at(0.3, CharacterCel.WAVER1)).isZero();
    animator.setSettings(animator.settings().with(AnimatorKeys.EYE_WAVER_FPS, 0.0));
    assertThat(at(0.35, CharacterCel.WAVER1)).isEqualTo(strength);
    assertThat(frame.cels().get(CharacterCel.WAVER2)).isZero();
  }

  @Test
  void cels_are_matched_by_name_whatever_their_order_or_number() throws Exception {
    use("{\"odd\":{\"pose\":{},\"cels\":[[\"tears3\",0.5],[\"blush1\",1]]}}");
    animator.setEmotion("odd");
    assertThat(at(0, CharacterCel.TEARS3)).isEqualTo(0.5);
    assertThat(frame.cels().get(CharacterCel.BLUSH1)).isEqualTo(1f);
    animator.setEmotion("neutral");
    assertThat(at(0.04, CharacterCel.TEARS3)).isBetween(0.3, 0.49);
    assertThat(at(30, CharacterCel.TEARS3)).isLessThan(0.5);
    for (int i = 1; i < 100; i++) {
      at(30 + 0.04 * i, CharacterCel.TEARS3);
    }
    assertThat(frame.cels().get(CharacterCel.TEARS3)).isCloseTo(0f, Offset.offset(1e-3f));
  }
}
