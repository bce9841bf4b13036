package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.Avatar;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.emotion.EmotionMix;
import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.pipeline.FrameClock;
import dev.avatar4j.pipeline.FrameSubscription;
import dev.avatar4j.server.avatars.Automation;
import dev.avatar4j.server.avatars.AvatarLimits;
import dev.avatar4j.server.avatars.AvatarRegistry;
import dev.avatar4j.server.avatars.HeapRoom;
import dev.avatar4j.server.avatars.PoserPool;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.speech.Viseme;
import dev.avatar4j.speech.VisemeEvent;
import dev.avatar4j.speech.VisemeTrack;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AutomationTest {
  private final AtomicLong now = new AtomicLong();
  private final FakePoser poser = new FakePoser();
  private final Avatar avatar =
      Avatar.builder()
          .poser(poser)
          .image(TestServer.character("plain"))
          .seed(1)
          .clock(new SameClock())
          .build();
  private final AvatarRegistry registry =
      new AvatarRegistry(
          avatar,
          new PoserPool(poser, List.of()),
          AvatarLimits.DEFAULTS,
          Automation.DEFAULTS,
          now::get,
          HeapRoom.ofProcess());
  private final ServedAvatar served = registry.defaultAvatar();

  /** The avatar goes by the same time; frames wait until it passes. */
  private final class SameClock implements FrameClock {
    @Override
    public long nanoTime() {
      return now.get();
    }

    @Override
    public void await(Condition condition, long nanos) throws InterruptedException {
      condition.await();
    }
  }

  @AfterEach
  void close() {
    registry.close();
    avatar.close();
  }

  private void pass(double seconds) {
    now.addAndGet(Math.round(seconds * 1e9));
    registry.tick();
  }

  private void automate(Automation automation) {
    served.setAutomation(automation);
  }

  @Test
  void by_default_nothing_happens_by_itself() {
    served.setEmotion(EmotionMix.of("joy"));
    pass(1e6);
    assertThat(avatar.emotion()).isEqualTo("joy");
    assertThat(avatar.paused()).isFalse();
  }

  @Test
  void an_emotion_is_reset_after_its_time() {
    automate(Automation.DEFAULTS.withEmotionResetSeconds(3));
    pass(2);
    served.setEmotion(EmotionMix.of("joy", 0.5));
    pass(2.9);
    assertThat(avatar.emotion()).isEqualTo("joy");
    pass(0.1);
    assertThat(avatar.emotion()).isEqualTo("neutral");
    assertThat(avatar.emotionMix()).isEqualTo(EmotionMix.of("neutral"));
  }

  @Test
  void while_it_talks_the_emotion_stays_and_the_time_counts_from_the_end() {
    automate(Automation.DEFAULTS.withEmotionResetSeconds(3));
    served.setEmotion(EmotionMix.of("joy"));
    served.setTalking(true);
    pass(100);
    assertThat(avatar.emotion()).isEqualTo("joy");
    served.setTalking(false);
    pass(2.9);
    assertThat(avatar.emotion()).isEqualTo("joy");
    pass(0.1);
    assertThat(avatar.emotion()).isEqualTo("neutral");
  }

  @Test
  void a_speech_that_nobody_watches_ends_in_time_and_the_emotion_is_reset_after_it() {
    automate(Automation.DEFAULTS.withEmotionResetSeconds(3));
    served.setEmotion(EmotionMix.of("joy"));
    VisemeTrack track = VisemeTrack.of(List.of(new VisemeEvent(0, 10, Viseme.AAA)));
    served.speak(track, avatar.nanoTime());
    pass(9.9);
    assertThat(avatar.speaking()).isTrue();
    assertThat(avatar.emotion()).isEqualTo("joy");
    pass(0.3);
    assertThat(avatar.speaking()).isFalse();
    pass(2.5);
    assertThat(avatar.emotion()).isEqualTo("joy");
    pass(0.5);
    assertThat(avatar.emotion()).isEqualTo("neutral");
  }

  @Test
  void after_its_time_without_activity_drawing_pauses() {
    automate(Automation.DEFAULTS.withIdlePauseSeconds(15));
    pass(14.9);
    assertThat(avatar.paused()).isFalse();
    pass(0.1);
    assertThat(avatar.paused()).isTrue();
    assertThat(served.idlePaused()).isTrue();
  }

  @Test
  void while_it_talks_it_is_not_idle() {
    automate(Automation.DEFAULTS.withIdlePauseSeconds(15));
    served.setTalking(true);
    pass(100);
    assertThat(avatar.paused()).isFalse();
  }

  static Stream<Arguments> activities() {
    return Stream.of(
        activity("talking begins", served -> served.setTalking(true)),
        activity("talking ends", served -> served.setTalking(false)),
        activity("speech ends", ServedAvatar::stopSpeaking),
        activity("data eyes begin", ServedAvatar::startDataEyes),
        activity("data eyes end", ServedAvatar::stopDataEyes),
        activity("a ping", ServedAvatar::ping),
        activity("it is resumed", ServedAvatar::resume),
        activity("a viewer joins", served -> served.subscribe(FrameFormat.RAW).close()));
  }

  private static Arguments activity(String name, Consumer<ServedAvatar> activity) {
    return Arguments.of(Named.of(name, activity));
  }

  @ParameterizedTest
  @MethodSource("activities")
  void activity_ends_an_idle_pause_and_the_time_counts_anew(Consumer<ServedAvatar> activity) {
    automate(Automation.DEFAULTS.withIdlePauseSeconds(15));
    pass(20);
    assertThat(avatar.paused()).isTrue();
    activity.accept(served);
    assertThat(avatar.paused()).isFalse();
    pass(14.9);
    assertThat(avatar.paused()).isFalse();
  }

  @Test
  void an_emotion_alone_does_not_end_an_idle_pause() {
    automate(Automation.DEFAULTS.withIdlePauseSeconds(15));
    pass(20);
    served.setEmotion(EmotionMix.of("joy"));
    assertThat(avatar.paused()).isTrue();
  }

  @Test
  void a_pause_that_was_asked_for_is_not_ended_by_activity() {
    automate(Automation.DEFAULTS.withIdlePauseSeconds(15));
    pass(20);
    served.pause();
    served.ping();
    served.setTalking(true);
    assertThat(avatar.paused()).isTrue();
    assertThat(served.idlePaused()).isFalse();
    served.resume();
    assertThat(avatar.paused()).isFalse();
  }

  @Test
  void while_it_is_kept_awake_it_does_not_pause() {
    automate(Automation.DEFAULTS.withIdlePauseSeconds(15));
    served.keepAwake(100);
    served.keepAwake(30);
    pass(99);
    assertThat(avatar.paused()).isFalse();
    pass(1);
    assertThat(avatar.paused()).isTrue();
  }

  @Test
  void a_viewer_alone_does_not_keep_it_awake() {
    automate(Automation.DEFAULTS.withIdlePauseSeconds(15));
    try (FrameSubscription viewer = served.subscribe(FrameFormat.RAW)) {
      pass(20);
      assertThat(avatar.paused()).isTrue();
      assertThat(viewer.closed()).isFalse();
    }
  }

  @Test
  void data_eyes_stay_until_they_were_stopped_as_often_as_started() {
    served.startDataEyes();
    served.startDataEyes();
    served.stopDataEyes();
    assertThat(avatar.dataEyes()).isTrue();
    assertThat(served.dataEyesHolders()).isEqualTo(1);
    served.stopDataEyes();
    assertThat(avatar.dataEyes()).isFalse();
  }

  @Test
  void a_stop_too_many_does_not_weaken_the_next_start() {
    served.stopDataEyes();
    served.stopDataEyes();
    served.startDataEyes();
    assertThat(avatar.dataEyes()).isTrue();
    served.stopDataEyes();
    assertThat(avatar.dataEyes()).isFalse();
  }

  @Test
  void data_eyes_that_are_not_counted_end_with_the_first_stop() {
    automate(Automation.DEFAULTS.withDataEyesCounted(false));
    served.startDataEyes();
    served.startDataEyes();
    served.stopDataEyes();
    assertThat(avatar.dataEyes()).isFalse();
    assertThat(served.dataEyesHolders()).isZero();
  }

  @Test
  void switching_data_eyes_forgets_the_count() {
    served.startDataEyes();
    served.startDataEyes();
    served.setDataEyes(false);
    assertThat(avatar.dataEyes()).isFalse();
    served.setDataEyes(true);
    served.stopDataEyes();
    assertThat(avatar.dataEyes()).isFalse();
  }

  @Test
  void times_out_of_range_are_refused() {
    assertThatThrownBy(() -> Automation.DEFAULTS.withIdlePauseSeconds(-1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("idle_pause_seconds is -1");
    assertThatThrownBy(() -> Automation.DEFAULTS.withEmotionResetSeconds(Double.NaN))
        .isInstanceOf(InvalidInputException.class);
  }
}
