package dev.avatar4j.animation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is known to be true of the reference systems' morphs and emotions, by the fact's number. */
class GoldenFactsOfNamesTest {
  private static final EmotionLibrary EMOTIONS = EmotionLibrary.factory();

  @Test
  void fact_01_there_are_45_morphs_in_model_order() {
    assertThat(Morph.ALL).hasSize(45);
    assertThat(Morph.ALL.get(0).key()).isEqualTo("eyebrow_troubled_left_index");
    assertThat(Morph.ALL.get(26).key()).isEqualTo("mouth_aaa_index");
    assertThat(Morph.ALL.get(31).key()).isEqualTo("mouth_delta");
    assertThat(Morph.ALL.get(36).key()).isEqualTo("mouth_smirk");
    assertThat(Morph.ALL.get(44).key()).isEqualTo("breathing_index");
  }

  @Test
  void fact_02_two_keys_have_no_index_suffix() {
    assertThat(Morph.ALL.stream().map(Morph::key).filter(key -> !key.endsWith("_index")))
        .containsExactly("mouth_delta", "mouth_smirk");
  }

  @Test
  void fact_03_a_pose_of_no_keys_is_45_zeros_and_always_lists_45_keys() {
    assertThat(Pose.ofKeys(Map.of()).toArray()).hasSize(45).containsOnly(0f);
    assertThat(Pose.ofKeys(Map.of("mouth_smirk", 1)).toKeys()).hasSize(45);
    EmotionLibrary unknown = EMOTIONS.withOverrides(Json.of("{'x': {'no_such_morph': 1}}"));
    assertThat(unknown.require("x").pose()).isEqualTo(Pose.NEUTRAL);
  }

  @Test
  void fact_04_only_the_seven_rotations_reach_below_zero() {
    for (Morph morph : Morph.ALL) {
      boolean rotation = morph.ordinal() >= 37 && morph.ordinal() <= 43;
      assertThat(morph.min()).isEqualTo(rotation ? -1f : 0f);
      assertThat(morph.max()).isEqualTo(1f);
    }
  }

  @Test
  void fact_05_there_are_28_emotions_and_zero_is_not_one() {
    assertThat(EMOTIONS.names()).hasSize(28).isSorted().doesNotContain("zero", "[reset]");
    assertThat(EMOTIONS.find("zero")).isEmpty();
    assertThat(EMOTIONS.require("[reset]").pose()).isEqualTo(Pose.NEUTRAL);
  }

  @Test
  void fact_06_a_template_of_the_users_replaces_one_emotion_and_an_empty_object_restores_all() {
    EmotionLibrary changed = EMOTIONS.withOverrides(Json.of("{'joy': {'mouth_smirk': 1}}"));
    assertThat(changed.names()).isEqualTo(EMOTIONS.names());
    for (String name : EMOTIONS.names()) {
      assertThat(changed.require(name).equals(EMOTIONS.require(name)))
          .isEqualTo(!name.equals("joy"));
    }
    assertThat(changed.withOverrides(Json.of("{}"))).isSameAs(EMOTIONS);
  }

  @Test
  void fact_07_an_unknown_emotion_is_an_error_and_changes_nothing() {
    Animator animator = new Animator(AnimatorSettings.DEFAULTS, EMOTIONS, 1);
    animator.setEmotion("joy");
    assertThatThrownBy(() -> animator.setEmotion("joyful"))
        .isInstanceOf(InvalidInputException.class);
    assertThat(animator.emotion()).isEqualTo("joy");
  }
}
