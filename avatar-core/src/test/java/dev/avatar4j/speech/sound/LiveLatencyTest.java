package dev.avatar4j.speech.sound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.animation.AnimationFrame;
import dev.avatar4j.animation.Animator;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.speech.sound.SyntheticVoice.Speaker;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long it takes from a sound to the mouth of the frame that shows it, on virtual time. */
class LiveLatencyTest {
  private static final int RATE = 48_000;
  private static final double FRAME = 1 / 25.0;

  /** Sound in pieces of so many ms; how late the mouth is on average and at most, in ms. */
  @ParameterizedTest
  @CsvSource({"10, 60, 90", "20, 65, 100", "85, 90, 150"})
  void the_mouth_of_25_frames_a_second_opens_within_the_stated_time(
      int pieceMillis, double mean, double most) {
    double sum = 0;
    double longest = 0;
    int count = 100;
    for (int i = 0; i < count; i++) {
      double piece = pieceMillis / 1e3;
      // the sound begins anywhere in a piece, and anywhere between two frames
      double delay = delay(piece, 0.5 + piece * (i % 10) / 10, FRAME * (i / 10) / 10);
      sum += delay;
      longest = Math.max(longest, delay);
    }
    String measured =
        "pieces of %d ms: %.0f ms on average, %.0f ms at most"
            .formatted(pieceMillis, 1e3 * sum / count, 1e3 * longest);
    assertThat(1e3 * sum / count).as(measured).isLessThan(mean);
    assertThat(1e3 * longest).as(measured).isLessThan(most);
  }

  /** From the onset of a vowel to the first frame with an open mouth. */
  private static double delay(double piece, double onset, double phase) {
    AtomicLong clock = new AtomicLong();
    SoundLipsync lips = new SoundLipsync(RATE, clock::get);
    float[] samples =
        new SyntheticVoice(RATE).silence(onset).vowel('a', Speaker.MAN, 120, 0.5).sound().samples();
    Animator animator = new Animator(AnimatorSettings.DEFAULTS, EmotionLibrary.factory(), 1);
    AnimationFrame frame = new AnimationFrame();
    animator.speakLive(lips);
    int length = (int) Math.round(piece * RATE);
    int pushed = 0;
    for (int i = 0; ; i++) {
      double now = phase + i * FRAME;
      // a piece is sent when its last sample was heard
      while ((pushed + length) / (double) RATE <= now) {
        clock.set(Math.round((pushed + length) * 1e9 / RATE));
        lips.push(samples, pushed, length);
        pushed += length;
      }
      clock.set(Math.round(now * 1e9));
      animator.update(clock.get());
      animator.apply(frame);
      double open = 0;
      for (Morph morph : Morph.MOUTH_OPEN) {
        open += frame.value(morph);
      }
      if (now < onset) {
        assertThat(open).as("before the sound").isLessThan(0.05);
      } else if (open > 0.3) {
        return now - onset;
      }
    }
  }
}
