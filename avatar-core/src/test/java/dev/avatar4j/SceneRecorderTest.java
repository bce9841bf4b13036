package dev.avatar4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.animation.AnimationScript;
import dev.avatar4j.animation.Animator;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SceneRecorderTest {
  private static List<Pose> record(String script, long seed, double fps, int frames)
      throws Exception {
    ScriptedPoser poser = new ScriptedPoser();
    CharacterImage image =
        new CharacterImage("test", new Frame(512, 512), Map.of(), Optional.empty(), List.of());
    Animator animator = new Animator(AnimatorSettings.DEFAULTS, EmotionLibrary.factory(), seed);
    AnimationScript events = AnimationScript.parse(new ObjectMapper().readTree(script));
    try (SceneRecorder recorder =
        new SceneRecorder(image, poser.open(image), animator, events, fps, 1)) {
      recorder.record(frames, (index, frame) -> assertThat(index).isLessThan(frames));
    }
    return poser.poses;
  }

  @Test
  void the_same_seed_and_script_give_the_same_poses_and_another_seed_others() throws Exception {
    String script = "[{\"at\":0.4,\"emotion\":\"joy\"},{\"at\":1,\"talking\":true}]";
    List<Pose> first = record(script, 3, 25, 100);
    assertThat(record(script, 3, 25, 100)).isEqualTo(first);
    assertThat(record(script, 4, 25, 100)).isNotEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({"10, 10", "25, 25", "30, 30", "60, 60"})
  void an_event_takes_effect_in_the_first_frame_at_its_time(double fps, int frame)
      throws Exception {
    String script =
        "[{\"at\":0,\"settings\":{\"pose_interpolator_step\":1,\"sway_morphs\":[]}},"
            + "{\"at\":1,\"overrides\":{\"mouth_smirk\":1}}]";
    List<Pose> poses = record(script, 1, fps, frame + 2);
    assertThat(poses.get(frame - 1).get(Morph.MOUTH_SMIRK)).isZero();
    assertThat(poses.get(frame).get(Morph.MOUTH_SMIRK)).isEqualTo(1f);
  }

  @Test
  void frames_are_cropped_as_the_settings_say_and_keep_their_size() throws Exception {
    String crop = "{\"crop\": {\"enabled\": true, \"left\": 0.12, \"right\": 0.88}}";
    assertThat(sizes("[{\"at\":0,\"settings\":" + crop + "}]")).containsExactly("389x512");
    assertThatThrownBy(() -> sizes("[{\"at\":0.1,\"settings\":" + crop + "}]"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("from 512x512 to 389x512 at 0.120 s");
  }

  private static Set<String> sizes(String script) throws Exception {
    CharacterImage image =
        new CharacterImage("test", new Frame(512, 512), Map.of(), Optional.empty(), List.of());
    Animator animator = new Animator(AnimatorSettings.DEFAULTS, EmotionLibrary.factory(), 1);
    AnimationScript events = AnimationScript.parse(new ObjectMapper().readTree(script));
    Set<String> sizes = new HashSet<>();
    try (SceneRecorder recorder =
        new SceneRecorder(image, new ScriptedPoser().open(image), animator, events, 25, 1)) {
      recorder.record(10, (index, frame) -> sizes.add(frame.width() + "x" + frame.height()));
    }
    return sizes;
  }

  @Test
  void effects_are_drawn_from_the_frame_of_their_emotion_to_their_end() throws Exception {
    CharacterImage image =
        new CharacterImage("test", new Frame(512, 512), Map.of(), Optional.empty(), List.of());
    Animator animator = new Animator(AnimatorSettings.DEFAULTS, EmotionLibrary.factory(), 1);
    AnimationScript events =
        AnimationScript.parse(
            new ObjectMapper().readTree("[{\"at\":0.2,\"emotion\":\"surprise\"}]"));
    List<Integer> withEffect = new ArrayList<>();
    new SceneRecorder(image, new ScriptedPoser().open(image), animator, events, 25, 1)
        .record(
            20,
            (index, frame) -> {
              for (int i = 1; i < frame.size(); i++) {
                if (frame.alpha()[i] > 0f) {
                  withEffect.add(index);
                  return;
                }
              }
            });
    assertThat(withEffect).containsExactly(5, 6, 7, 8, 9, 10, 11);
  }

  @Test
  void a_scene_has_as_many_frames_as_its_length_says() {
    assertThat(SceneRecorder.frameCount(2, 25)).isEqualTo(50);
    assertThat(SceneRecorder.frameCount(0.001, 25)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 25", "-1, 25", "NaN, 25", "1e12, 25"})
  void a_senseless_length_is_refused(double seconds, double fps) {
    assertThatThrownBy(() -> SceneRecorder.frameCount(seconds, fps))
        .isInstanceOf(InvalidInputException.class);
  }
}
