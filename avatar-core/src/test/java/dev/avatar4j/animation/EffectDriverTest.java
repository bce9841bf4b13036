package dev.avatar4j.animation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.cel.DefaultEffects;
import dev.avatar4j.cel.Effect;
import dev.avatar4j.cel.EffectLayers;
import dev.avatar4j.cel.EffectType;
import dev.avatar4j.emotion.EmotionLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EffectDriverTest {
  private static final Offset<Float> CLOSE = Offset.offset(1e-5f);

  private final Animator animator =
      new Animator(AnimatorSettings.DEFAULTS, EmotionLibrary.factory(), 1);
  private final AnimationFrame frame = new AnimationFrame();

  /** The pictures that show at a time, with their strengths. */
  private Map<String, Float> at(double seconds) {
    animator.update(Math.round(seconds * 1e9));
    animator.apply(frame);
    EffectLayers layers = frame.effects();
    Map<String, Float> shown = new TreeMap<>();
    for (int i = 0; i < layers.names().size(); i++) {
      if (layers.strength(i) > 0) {
        shown.put(layers.names().get(i), layers.strength(i));
      }
    }
    return shown;
  }

  private void use(Effect... effects) {
    animator.setSettings(animator.settings().with(AnimatorKeys.ANIMEFX, List.of(effects)));
  }

  private static Effect cycle(String name, String emotion, double fps, String... pictures) {
    return new Effect(name, true, List.of(emotion), EffectType.CYCLE, fps, 1, List.of(pictures));
  }

  @Test
  void fact_31_notice_shows_its_second_picture_after_a_tenth_of_a_second_and_nothing_at_the_end() {
    assertThat(at(4)).isEmpty();
    animator.setEmotion("surprise");
    assertThat(at(4)).containsExactly(Map.entry("fx_notice1", 1f));
    assertThat(at(4.10)).containsExactly(Map.entry("fx_notice2", 1f));
    assertThat(at(4.13)).containsExactly(Map.entry("fx_notice1", 1f));
    assertThat(at(4.25)).isEmpty();
  }

  @Test
  void fact_32_heart_fades_while_its_pictures_follow_one_another() {
    animator.setEmotion("love");
    assertThat(at(1)).containsExactly(Map.entry("fx_heart1", 1f));
    Map<String, Float> middle = at(1.15);
    assertThat(middle).containsOnlyKeys("fx_heart2");
    assertThat(middle.get("fx_heart2")).isCloseTo(0.5f, CLOSE);
    assertThat(at(1.30)).isEmpty();
  }

  @Test
  void fact_33_angervein_alternates_and_fades_and_leaving_anger_lets_it_finish() {
    animator.setEmotion("anger");
    at(10);
    for (int i = 1; i < 12; i++) {
      if (i == 6) {
        animator.setEmotion("neutral");
      }
      float elapsed = i / 12f;
      Map<String, Float> shown = at(10 + i / 12.0 + 0.001);
      assertThat(shown).containsOnlyKeys(i / 2 % 2 == 0 ? "fx_angervein1" : "fx_angervein2");
      assertThat(shown.values().iterator().next())
          .isCloseTo(1 - elapsed - 0.001f, Offset.offset(1e-4f));
    }
    assertThat(at(11)).isEmpty();
  }

  @Test
  void a_cycle_starts_with_its_first_picture_on_every_trigger() {
    use(cycle("spin", "joy", 4, "fx_a", "fx_b", "fx_c"));
    for (double start : new double[] {0.3, 2.71, 5.9}) {
      at(start);
      animator.setEmotion("joy");
      assertThat(at(start)).containsOnlyKeys("fx_a");
      assertThat(at(start + 0.25)).containsOnlyKeys("fx_b");
      assertThat(at(start + 0.5)).containsOnlyKeys("fx_c");
      assertThat(at(start + 0.75)).containsOnlyKeys("fx_a");
      animator.setEmotion("neutral");
      assertThat(at(start + 1)).isEmpty();
    }
  }

  @Test
  void a_cycle_at_rate_0_shows_its_first_picture() {
    use(cycle("still", "joy", 0, "fx_a", "fx_b"));
    animator.setEmotion("joy");
    assertThat(at(0)).containsOnlyKeys("fx_a");
    assertThat(at(0.9)).containsOnlyKeys("fx_a");
  }

  @Test
  void effects_of_different_emotions_overlap_and_all_finish() {
    animator.setEmotion("fear");
    at(0);
    at(0.5);
    animator.setEmotion("annoyance");
    at(0.6);
    animator.setEmotion("love");
    assertThat(at(0.6)).containsOnlyKeys("fx_shock1", "fx_blackcloud1", "fx_heart1");
    assertThat(at(1.2)).containsOnlyKeys("fx_shock1", "fx_blackcloud1");
    assertThat(at(1.99)).containsOnlyKeys("fx_shock1");
    assertThat(at(2)).isEmpty();
  }

  @Test
  void another_emotion_of_the_same_effect_plays_it_once_more_after_the_first_run() {
    animator.setEmotion("desire");
    at(0);
    at(0.1);
    animator.setEmotion("love");
    assertThat(at(0.1)).containsOnlyKeys("fx_heart2");
    animator.setEmotion("desire");
    at(0.2);
    assertThat(at(0.3)).containsExactly(Map.entry("fx_heart1", 1f));
    assertThat(at(0.59)).containsOnlyKeys("fx_heart3");
    assertThat(at(0.6)).isEmpty();
    assertThat(at(0.9)).isEmpty();
  }

  @Test
  void a_repeat_is_dropped_if_its_emotion_is_over_before_its_turn() {
    animator.setEmotion("fear");
    at(0);
    animator.setEmotion("neutral");
    at(0.5);
    animator.setEmotion("fear");
    at(1);
    animator.setEmotion("neutral");
    assertThat(at(1.9)).containsOnlyKeys("fx_shock1");
    assertThat(at(2)).isEmpty();
  }

  @Test
  void an_effect_plays_on_request_in_any_emotion_enabled_or_not() {
    Effect hidden =
        new Effect("hidden", false, List.of("joy"), EffectType.SEQUENCE, 0, 0.5, List.of("fx_h"));
    use(hidden);
    animator.setEmotion("joy");
    assertThat(at(0)).isEmpty();
    assertThat(at(1)).isEmpty();
    animator.playEffect("hidden");
    assertThat(at(1)).containsExactly(Map.entry("fx_h", 1f));
    for (int i = 0; i < 5; i++) {
      animator.playEffect("hidden");
      at(1.1 + 0.01 * i);
    }
    assertThat(at(1.6)).containsOnlyKeys("fx_h");
    assertThat(at(2)).isEmpty();
  }

  @Test
  void a_trigger_after_a_long_pause_starts_at_once() {
    animator.setEmotion("fear");
    at(0);
    at(100);
    animator.playEffect("shock");
    assertThat(at(100)).containsExactly(Map.entry("fx_shock1", 1f));
    assertThat(at(101).get("fx_shock1")).isCloseTo(0.5f, CLOSE);
    assertThat(at(102)).isEmpty();
  }

  @Test
  void an_unknown_effect_is_refused_with_a_suggestion() {
    assertThatThrownBy(() -> animator.playEffect("hart"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("\"hart\". Did you mean \"heart\"?")
        .hasMessageContaining("angervein, sweatdrop");
    assertThat(at(0)).isEmpty();
  }

  @Test
  void missing_pictures_are_skipped() {
    animator.setCels(List.of("fx_notice2", "blush1"));
    animator.setEmotion("surprise");
    assertThat(at(0)).containsExactly(Map.entry("fx_notice2", 1f));
    assertThat(at(0.2)).containsExactly(Map.entry("fx_notice2", 1f));
    animator.setEmotion("anger");
    assertThat(at(0.3)).isEmpty();
    animator.playEffect("angervein");
    assertThat(at(0.4)).isEmpty();
  }

  @Test
  void an_effect_goes_on_when_its_pictures_vanish_and_come_back() {
    animator.setEmotion("fear");
    assertThat(at(0)).hasSize(1);
    animator.setCels(List.of());
    assertThat(at(0.5)).isEmpty();
    animator.setCels(List.of("fx_shock1"));
    assertThat(at(1).get("fx_shock1")).isCloseTo(0.5f, CLOSE);
  }

  @Test
  void new_settings_end_effects_they_lack_and_keep_the_others() {
    animator.setEmotion("fear");
    at(0);
    at(0.5);
    animator.setEmotion("annoyance");
    at(0.5);
    List<Effect> fewer = new ArrayList<>(DefaultEffects.ALL);
    fewer.removeIf(effect -> effect.name().equals("blackcloud"));
    use(fewer.toArray(new Effect[0]));
    assertThat(at(1).get("fx_shock1")).isCloseTo(0.5f, CLOSE);
    assertThat(frame.effects().names()).doesNotContain("fx_blackcloud1");
  }

  @Test
  void switched_off_effects_play_on_request_only() {
    animator.setSettings(animator.settings().with(AnimatorKeys.ANIMEFX_ENABLED, false));
    animator.setEmotion("fear");
    assertThat(at(0)).isEmpty();
    animator.playEffect("shock");
    assertThat(at(1)).containsOnlyKeys("fx_shock1");
  }

  @Test
  void pictures_lie_in_the_order_of_the_effects_and_a_shared_one_shows_the_stronger() {
    use(
        new Effect(
            "fades",
            true,
            List.of("joy"),
            EffectType.SEQUENCE_WITH_FADEOUT,
            0,
            1,
            List.of("fx_z", "fx_s")),
        new Effect(
            "stays", true, List.of("joy"), EffectType.SEQUENCE, 0, 2, List.of("fx_s", "fx_a")));
    animator.setEmotion("joy");
    at(0);
    assertThat(frame.effects().names()).containsExactly("fx_z", "fx_s", "fx_a");
    assertThat(at(0.75)).containsExactly(Map.entry("fx_s", 1f));
  }

  @Test
  void all_11_effects_are_triggered_by_their_emotions() {
    double now = 0;
    for (Effect effect : DefaultEffects.ALL) {
      for (String emotion : effect.emotions()) {
        animator.setEmotion("neutral");
        at(now += 5);
        animator.setEmotion(emotion);
        assertThat(at(now))
            .as("%s by %s", effect.name(), emotion)
            .containsKey(effect.cels().get(0));
      }
    }
  }

  @Test
  void effects_are_the_same_at_every_frame_rate() {
    for (double fps : new double[] {10, 25, 60}) {
      Animator other = new Animator(AnimatorSettings.DEFAULTS, EmotionLibrary.factory(), 1);
      AnimationFrame last = new AnimationFrame();
      other.setEmotion("desire");
      for (int i = 0; i <= 1.6 * fps + 0.001; i++) {
        double seconds = i / fps;
        other.update(Math.round(seconds * 1e9));
        if (Math.abs(seconds - 0.8) < 1e-9) {
          other.setEmotion("anger");
        }
        other.apply(last);
      }
      EffectLayers layers = last.effects();
      int vein = layers.names().indexOf("fx_angervein1");
      assertThat(layers.strength(vein)).as("at %s", fps).isCloseTo(0.2f, Offset.offset(1e-3f));
    }
  }
}
