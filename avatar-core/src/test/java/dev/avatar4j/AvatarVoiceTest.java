package dev.avatar4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.pipeline.EncodedFrame;
import dev.avatar4j.pipeline.FrameSubscription;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.speech.speaking.ClockOutput;
import dev.avatar4j.speech.speaking.FakeEngine;
import dev.avatar4j.speech.speaking.Speech;
import dev.avatar4j.speech.speaking.SpeechEnd;
import dev.avatar4j.speech.speaking.SpeechListener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An avatar that is told what to say. */
@Timeout(60)
class AvatarVoiceTest {
  private static final String HALF_A_MINUTE = "on and ".repeat(30);

  private final ScriptedPoser poser = new ScriptedPoser();
  private final AtomicBoolean engineClosed = new AtomicBoolean();
  private final BlockingQueue<SpeechEnd> ends = new LinkedBlockingQueue<>();
  private final FakeEngine engine =
      new FakeEngine() {
        @Override
        public void close() {
          engineClosed.set(true);
        }
      };

  private AvatarBuilder builder() {
    return Avatar.builder()
        .poser(poser)
        .image(
            new CharacterImage("first", new Frame(512, 512), Map.of(), Optional.empty(), List.of()))
        .speechOutput(ClockOutput::new);
  }

  private void listenTo(Avatar avatar) {
    avatar
        .speaker()
        .addListener(
            new SpeechListener() {
              @Override
              public void onSpeechEnded(Speech speech, SpeechEnd end) {
                ends.add(end);
              }
            });
  }

  @Test
  void it_opens_its_mouth_to_what_it_is_told_to_say_and_stops_when_it_is_told() throws Exception {
    try (Avatar avatar = builder().voice(engine).build();
        FrameSubscription frames = avatar.subscribe(FrameFormat.RAW)) {
      listenTo(avatar);
      assertThat(avatar.speak(HALF_A_MINUTE).sentences()).hasSize(1);
      while (!mouthIsOpen()) {
        try (EncodedFrame frame = frames.next(Duration.ofSeconds(20)).orElseThrow()) {
          assertThat(ends).as("still speaking").isEmpty();
        }
      }
      assertThat(avatar.speaking()).isTrue();
      avatar.speaker().stop();
      assertThat(ends.poll(20, TimeUnit.SECONDS).kind()).isEqualTo(SpeechEnd.Kind.STOPPED);
      assertThat(avatar.speaking()).isFalse();
    }
    assertThat(engineClosed).as("it is shared").isFalse();
  }

  private boolean mouthIsOpen() {
    int drawn = poser.poses.size();
    return drawn > 0 && poser.poses.get(drawn - 1).get(Morph.MOUTH_AAA) > 0.8f;
  }

  @Test
  void a_closed_avatar_has_ended_its_speech_and_says_no_more() throws Exception {
    Avatar avatar = builder().voice(engine).build();
    listenTo(avatar);
    avatar.speak(HALF_A_MINUTE);
    avatar.close();
    assertThat(ends.poll(20, TimeUnit.SECONDS).kind()).isEqualTo(SpeechEnd.Kind.STOPPED);
    assertThatThrownBy(() -> avatar.speak("Hello?")).isInstanceOf(AvatarClosedException.class);
  }

  @Test
  void the_engine_is_sought_when_it_is_needed_and_the_next_step_is_named_if_there_is_none() {
    try (Avatar avatar = builder().build();
        Avatar other = builder().voice("nonsense").build()) {
      assertThatThrownBy(() -> avatar.speak("Hello."))
          .isInstanceOf(AvatarException.class)
          .hasMessageContaining("FreeTTS");
      assertThatThrownBy(() -> other.speak("Hello."))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("nonsense");
    }
  }
}
