package dev.avatar4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.animation.AnimatorKeys;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.animation.FrameKeys;
import dev.avatar4j.animation.Gaze;
import dev.avatar4j.animation.Overrides;
import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.cel.Effect;
import dev.avatar4j.cel.EffectType;
import dev.avatar4j.emotion.EmotionMix;
import dev.avatar4j.image.Cel;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.pipeline.EncodedFrame;
import dev.avatar4j.pipeline.FrameSubscription;
import dev.avatar4j.pipeline.VirtualClock;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.speech.Viseme;
import dev.avatar4j.speech.VisemeEvent;
import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.sound.SoundLipsync;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AvatarTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final ScriptedPoser poser = new ScriptedPoser();
  private final Avatar avatar = build(character("first"));

  private Avatar build(CharacterImage image) {
    return Avatar.builder().poser(poser).image(image).seed(7).clock(new VirtualClock()).build();
  }

  private static CharacterImage character(String name) {
    return new CharacterImage(
        name, new Frame(512, 512), Map.of(), Optional.empty(), List.of("repaired " + name));
  }

  @AfterEach
  void close() {
    avatar.close();
  }

  private static void take(FrameSubscription frames, int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      try (EncodedFrame frame = frames.next(LONG).orElseThrow()) {
        assertThat(frame.length()).isPositive();
      }
    }
  }

  @Test
  void an_emotion_reaches_the_poser() throws Exception {
    avatar.setEmotion("joy");
    take(avatar.subscribe(FrameFormat.RAW), 60);
    assertThat(avatar.emotion()).isEqualTo("joy");
    assertThat(poser.poses.get(59).get(Morph.MOUTH_RAISED_CORNER_LEFT)).isGreaterThan(0.2f);
  }

  @Test
  void speech_begins_when_it_is_asked_for_and_ends_by_itself() throws Exception {
    FrameSubscription frames = avatar.subscribe(FrameFormat.RAW);
    take(frames, 5);
    avatar.speak(VisemeTrack.of(List.of(new VisemeEvent(0.2, 0.6, Viseme.UUU))));
    assertThat(avatar.speaking()).isTrue();
    take(frames, 40);
    assertThat(avatar.speaking()).isFalse();
    assertThat(poser.poses).anyMatch(pose -> pose.get(Morph.MOUTH_UUU) > 0.9f);
    assertThat(poser.poses.get(44).get(Morph.MOUTH_UUU)).isLessThan(0.1f);
    avatar.speak(VisemeTrack.of(List.of(new VisemeEvent(0, 60, Viseme.UUU))), avatar.nanoTime());
    avatar.stopSpeaking();
    assertThat(avatar.speaking()).isFalse();
  }

  @Test
  void speech_ends_by_the_clock_though_nobody_watches() {
    VirtualClock clock = new VirtualClock();
    CharacterImage image = character("unseen");
    try (Avatar unseen = Avatar.builder().poser(poser).image(image).clock(clock).build()) {
      unseen.setSettings(unseen.settings().with(AnimatorKeys.AV_OFFSET, 0.0));
      VisemeTrack track = VisemeTrack.of(List.of(new VisemeEvent(0.2, 0.6, Viseme.UUU)));
      unseen.speak(track, clock.nanoTime() + 1_000_000_000L);
      assertThat(unseen.speaking()).isTrue();
      clock.advance(1_650_000_000L);
      assertThat(unseen.speaking()).as("as long as the lips close after it").isTrue();
      clock.advance(60_000_000L);
      assertThat(unseen.speaking()).isFalse();
      SoundLipsync lips = new SoundLipsync(16_000);
      unseen.speakLive(lips);
      assertThat(unseen.speaking()).isTrue();
      lips.end();
      assertThat(unseen.speaking()).isFalse();
    }
  }

  @Test
  void a_look_turns_eyes_and_head_until_it_is_released() throws Exception {
    FrameSubscription frames = avatar.subscribe(FrameFormat.RAW);
    avatar.setSettings(avatar.settings().with(AnimatorKeys.SWAY_MORPHS, List.of()));
    avatar.lookAt(1, 0);
    assertThat(avatar.gaze()).isEqualTo(Gaze.at(1, 0));
    take(frames, 60);
    assertThat(poser.poses.get(59).get(Morph.IRIS_ROTATION_Y)).isLessThan(-0.5f);
    assertThat(poser.poses.get(59).get(Morph.HEAD_Y)).isLessThan(-0.3f);
    avatar.lookAway();
    assertThat(avatar.gaze()).isEqualTo(Gaze.AWAY);
    avatar.releaseGaze();
    assertThat(avatar.gaze()).isEqualTo(Gaze.FREE);
  }

  @Test
  void overrides_and_mixes_can_be_set_changed_and_read_back() {
    avatar.setOverrides(Overrides.builder().cel(CharacterCel.BLUSH1, 0.5f).fade(1).build());
    avatar.modifyOverrides(Map.of(Morph.HEAD_X, 1f));
    assertThat(avatar.overrides().toKeys())
        .containsOnly(Map.entry("head_x_index", 1f), Map.entry("blush1", 0.5f));
    avatar.unsetOverrides(List.of(Morph.HEAD_X));
    assertThat(avatar.overrides().toKeys()).containsOnlyKeys("blush1");
    avatar.setEmotion(EmotionMix.of("joy", 0.5));
    assertThat(avatar.emotionMix()).isEqualTo(EmotionMix.of("joy", 0.5));
    assertThat(avatar.emotion()).isEqualTo("joy");
  }

  @Test
  void an_unknown_emotion_is_refused_and_changes_nothing() {
    avatar.setEmotion("anger");
    assertThatThrownBy(() -> avatar.setEmotion("angerr"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("anger");
    assertThat(avatar.emotion()).isEqualTo("anger");
  }

  @Test
  void an_override_holds_whatever_else_happens() throws Exception {
    FrameSubscription frames = avatar.subscribe(FrameFormat.RAW);
    avatar.setOverrides(Map.of(Morph.EYE_WINK_LEFT, 0f, Morph.HEAD_X, 0.75f));
    take(frames, 500);
    assertThat(List.copyOf(poser.poses).subList(450, 500))
        .allSatisfy(
            pose -> {
              assertThat(pose.get(Morph.EYE_WINK_LEFT)).isZero();
              assertThat(pose.get(Morph.HEAD_X)).isBetween(0.74f, 0.76f);
            });
  }

  @Test
  void another_character_is_drawn_from_the_next_frame_and_the_old_session_is_closed()
      throws Exception {
    FrameSubscription frames = avatar.subscribe(FrameFormat.RAW);
    take(frames, 3);
    avatar.setCharacter(character("second"));
    take(frames, 3);
    assertThat(List.copyOf(poser.drawnCharacters)).startsWith("first").endsWith("second");
    assertThat(poser.closedSessions).containsExactly("first");
    assertThat(avatar.warnings()).containsExactly("repaired second", "drawn by a test: second");
  }

  @Test
  void a_character_the_poser_refuses_leaves_the_old_one_on_screen() throws Exception {
    FrameSubscription frames = avatar.subscribe(FrameFormat.RAW);
    take(frames, 2);
    assertThatThrownBy(() -> avatar.setCharacter(character("refused")))
        .isInstanceOf(InvalidInputException.class);
    take(frames, 2);
    assertThat(List.copyOf(poser.drawnCharacters)).containsOnly("first");
    assertThat(avatar.character().name()).isEqualTo("first");
    assertThat(avatar.warnings()).contains("repaired first");
  }

  @Test
  void an_old_session_that_fails_to_close_does_not_keep_the_new_one_off_the_screen()
      throws Exception {
    avatar.setCharacter(character(ScriptedPoser.UNCLOSABLE));
    FrameSubscription frames = avatar.subscribe(FrameFormat.RAW);
    take(frames, 2);
    avatar.setCharacter(character("second"));
    take(frames, 3);
    assertThat(List.copyOf(poser.drawnCharacters)).endsWith("second");
    assertThat(avatar.statistics().framesFailed()).isEqualTo(1);
  }

  @Test
  void questions_are_answered_while_another_character_is_being_prepared() throws Exception {
    CompletableFuture<List<String>> answered = new CompletableFuture<>();
    poser.onOpen =
        () -> answered.completeAsync(avatar::warnings).orTimeout(20, TimeUnit.SECONDS).join();
    avatar.setCharacter(character("second"));
    assertThat(answered.join()).contains("repaired first");
    assertThat(avatar.warnings()).contains("repaired second");
  }

  @Test
  void characters_overtaken_before_they_were_drawn_are_closed_too() {
    avatar.setCharacter(character("second"));
    avatar.setCharacter(character("third"));
    avatar.close();
    assertThat(poser.closedSessions).containsExactlyInAnyOrder("first", "second", "third");
  }

  @Test
  void the_frame_rate_follows_the_settings() throws Exception {
    AnimatorSettings settings = AnimatorSettings.DEFAULTS.with(FrameKeys.TARGET_FPS, 50.0);
    avatar.setSettings(settings);
    FrameSubscription frames = avatar.subscribe(FrameFormat.RAW);
    take(frames, 150);
    assertThat(avatar.statistics().framesPerSecond()).isBetween(49.0, 51.0);
    assertThat(avatar.settings()).isEqualTo(settings);
  }

  @Test
  void the_same_seed_gives_the_same_poses() throws Exception {
    ScriptedPoser other = new ScriptedPoser();
    try (Avatar twin =
        Avatar.builder()
            .poser(other)
            .image(character("twin"))
            .seed(7)
            .clock(new VirtualClock())
            .build()) {
      take(twin.subscribe(FrameFormat.RAW), 200);
      take(avatar.subscribe(FrameFormat.RAW), 200);
      assertThat(List.copyOf(other.poses).subList(0, 200))
          .isEqualTo(List.copyOf(poser.poses).subList(0, 200));
    }
  }

  @Test
  void effects_are_played_by_name_and_drawn_with_the_pictures_of_the_character_shown()
      throws Exception {
    Effect mark =
        new Effect("mark", false, List.of(), EffectType.SEQUENCE, 0, 60, List.of("fx_mark"));
    avatar.setSettings(AnimatorSettings.DEFAULTS.with(AnimatorKeys.ANIMEFX, List.of(mark)));
    assertThat(avatar.effects()).containsExactly("mark");
    avatar.playEffect("mark");
    FrameSubscription frames = avatar.subscribe(FrameFormat.RAW);
    assertThat(visiblePixels(frames)).isEqualTo(1);
    Frame dots = new Frame(3, 2);
    Arrays.fill(dots.alpha(), 1f);
    avatar.setCharacter(
        new CharacterImage(
            "marked",
            new Frame(512, 512),
            Map.of("fx_mark", new Cel(100, 100, dots)),
            Optional.empty(),
            List.of()));
    take(frames, 2);
    assertThat(visiblePixels(frames)).isEqualTo(1);
    avatar.playEffect("mark");
    take(frames, 2);
    assertThat(visiblePixels(frames)).isEqualTo(1 + 6);
  }

  private static int visiblePixels(FrameSubscription frames) throws Exception {
    try (EncodedFrame frame = frames.next(LONG).orElseThrow()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      frame.writeTo(out);
      byte[] bytes = out.toByteArray();
      int visible = 0;
      for (int i = bytes.length - 4 * 512 * 512 + 3; i < bytes.length; i += 4) {
        visible += bytes[i] == 0 ? 0 : 1;
      }
      return visible;
    }
  }

  @Test
  void an_unknown_effect_is_refused_and_changes_nothing() {
    assertThat(avatar.effects()).hasSize(11).contains("heart");
    assertThatThrownBy(() -> avatar.playEffect("hearts"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Did you mean \"heart\"?");
  }

  @Test
  void data_eyes_are_switched_on_and_off() {
    assertThat(avatar.dataEyes()).isFalse();
    avatar.startDataEyes();
    assertThat(avatar.dataEyes()).isTrue();
    avatar.stopDataEyes();
    assertThat(avatar.dataEyes()).isFalse();
  }

  @Test
  void closing_twice_is_harmless_and_a_lent_poser_stays_open() {
    avatar.close();
    avatar.close();
    assertThat(poser.closed).isFalse();
    assertThat(poser.closedSessions).containsExactly("first");
    assertThatThrownBy(() -> avatar.subscribe(FrameFormat.PNG))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> avatar.setCharacter(character("late")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void an_unknown_poser_is_refused_with_those_there_are() {
    assertThatThrownBy(() -> Avatar.builder().poser("wrap").build())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("wrap");
  }
}
