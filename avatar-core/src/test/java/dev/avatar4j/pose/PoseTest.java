package dev.avatar4j.pose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoseTest {
  @Test
  void there_are_exactly_45_morphs_at_the_indices_of_the_model() {
    assertThat(Morph.ALL).hasSize(45);
    assertThat(Morph.ALL.get(0).key()).isEqualTo("eyebrow_troubled_left_index");
    assertThat(Morph.ALL.get(26).key()).isEqualTo("mouth_aaa_index");
    assertThat(Morph.ALL.get(31).key()).isEqualTo("mouth_delta");
    assertThat(Morph.ALL.get(36).key()).isEqualTo("mouth_smirk");
    assertThat(Morph.ALL.get(44).key()).isEqualTo("breathing_index");
  }

  @Test
  void exactly_two_keys_lack_the_suffix_and_take_it_as_an_alias() {
    assertThat(Morph.ALL)
        .filteredOn(morph -> !morph.key().endsWith("_index"))
        .containsExactly(Morph.MOUTH_DELTA, Morph.MOUTH_SMIRK);
    assertThat(Morph.byKey("mouth_delta_index")).contains(Morph.MOUTH_DELTA);
    assertThat(Morph.byKey("mouth_smirk_index")).contains(Morph.MOUTH_SMIRK);
  }

  @Test
  void only_the_rotations_reach_below_zero() {
    List<Integer> signed = new ArrayList<>();
    Morph.ALL.stream().filter(morph -> morph.min() < 0).forEach(m -> signed.add(m.ordinal()));
    assertThat(signed).containsExactly(37, 38, 39, 40, 41, 42, 43);
  }

  @Test
  void there_are_30_groups_half_of_them_in_pairs() {
    Map<String, Long> sizes =
        Morph.ALL.stream()
            .collect(
                java.util.stream.Collectors.groupingBy(
                    Morph::group, java.util.stream.Collectors.counting()));
    assertThat(sizes).hasSize(30);
    assertThat(sizes.values()).filteredOn(size -> size == 2).hasSize(15);
  }

  @Test
  void an_empty_map_is_the_neutral_pose_and_a_pose_always_has_45_keys() {
    assertThat(Pose.ofKeys(Map.of())).isEqualTo(Pose.NEUTRAL);
    assertThat(Pose.NEUTRAL.toKeys()).hasSize(45).containsKey("mouth_delta");
  }

  @Test
  void a_pose_survives_the_way_to_keys_and_back() {
    Pose pose = Pose.NEUTRAL.with(Morph.HEAD_X, -0.5f).with(Morph.MOUTH_SMIRK, 1f);
    assertThat(Pose.ofKeys(pose.toKeys())).isEqualTo(pose).hasSameHashCodeAs(pose);
  }

  @Test
  void clamping_brings_every_value_into_its_range() {
    Pose pose =
        Pose.NEUTRAL
            .with(Morph.EYE_WINK_LEFT, -1f)
            .with(Morph.HEAD_X, -3f)
            .with(Morph.MOUTH_AAA, 1.2f)
            .with(Morph.NECK_Z, Float.NaN)
            .clamped();
    assertThat(pose.get(Morph.EYE_WINK_LEFT)).isZero();
    assertThat(pose.get(Morph.HEAD_X)).isEqualTo(-1f);
    assertThat(pose.get(Morph.MOUTH_AAA)).isEqualTo(1f);
    assertThat(pose.get(Morph.NECK_Z)).isZero();
    assertThat(pose.clamped()).isSameAs(pose);
  }

  @Test
  void a_pose_does_not_change_when_the_array_it_came_from_does() {
    float[] values = new float[45];
    Pose pose = Pose.of(values);
    values[3] = 1f;
    pose.toArray()[4] = 1f;
    assertThat(pose).isEqualTo(Pose.NEUTRAL);
  }

  @Test
  void an_unknown_key_is_refused_with_the_nearest_known_one() {
    assertThatThrownBy(() -> Pose.ofKeys(Map.of("mouth_aa_index", 1)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Did you mean \"mouth_aaa_index\"?");
  }

  @Test
  void a_value_that_is_not_finite_is_refused() {
    assertThatThrownBy(() -> Pose.ofKeys(Map.of("mouth_aaa_index", Double.NaN)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("mouth_aaa_index");
  }

  @Test
  void an_array_of_another_length_is_refused() {
    assertThatThrownBy(() -> Pose.of(new float[44])).hasMessageContaining("45");
  }
}
