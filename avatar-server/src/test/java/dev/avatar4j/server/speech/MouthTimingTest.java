package dev.avatar4j.server.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.animation.AnimationFrame;
import dev.avatar4j.animation.Animator;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.speech.Viseme;
import dev.avatar4j.speech.VisemeEvent;
import dev.avatar4j.speech.VisemeTrack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * When the mouth of the frames on a viewer's screen opens and closes, against when that is heard,
 * on virtual time: a viewer sees frames late and hears sound late, and reports as avatar-sound.js
 * does.
 */
class MouthTimingTest {
  private static final double[][] VOWELS = {{0.6, 0.91}, {1.38, 1.6}, {2.33, 2.76}, {3.15, 3.42}};
  private static final double LENGTH = 4;
  private static final double LATEST = 3000;
  private static final int PHASES = 8;

  private record Edge(boolean opens, double atMillis) {}

  private static VisemeTrack track() {
    List<VisemeEvent> events = new ArrayList<>();
    double at = 0;
    for (double[] vowel : VOWELS) {
      events.add(new VisemeEvent(at, vowel[0], Viseme.CLOSE));
      events.add(new VisemeEvent(vowel[0], vowel[1], Viseme.AAA));
      at = vowel[1];
    }
    events.add(new VisemeEvent(at, LENGTH, Viseme.CLOSE));
    return VisemeTrack.of(events);
  }

  @ParameterizedTest
  @CsvSource({
    "25, 20, 130",
    "25, 55, 130",
    "25, 55, 400",
    "25, 300, 130",
    "25, 900, 2500",
    "10, 55, 130",
    "60, 30, 130",
    "60, 30, 117",
    "30, 80, 333"
  })
  void on_the_screen_the_mouth_opens_and_closes_with_the_sound_whatever_is_late(
      double fps, double pictureMillis, double heardMillis) {
    double stay = 1000 / fps;
    // as the page reports it: the time of the frame that is on the screen, in the middle of its
    // stay
    double frameTime = heardMillis - pictureMillis - stay / 2;
    List<Double> opening = new ArrayList<>();
    List<Double> closing = new ArrayList<>();
    for (int phase = 0; phase < PHASES; phase++) {
      for (Edge edge : edges(reported(frameTime), stay, phase * stay / PHASES)) {
        double sound = edge.atMillis + pictureMillis - heardMillis;
        (edge.opens ? opening : closing).add(sound - heard(edge, sound));
      }
    }
    assertThat(opening).hasSize(PHASES * VOWELS.length);
    assertThat(closing).hasSize(PHASES * VOWELS.length);
    assertThat(mean(opening)).as("opening, ms late: %s", opening).isBetween(-20.0, 20.0);
    assertThat(mean(closing)).as("closing, ms late: %s", closing).isBetween(-45.0, 10.0);
    assertThat(opening).allSatisfy(apart -> assertThat(apart).isBetween(-80.0, 80.0));
    assertThat(closing).allSatisfy(apart -> assertThat(apart).isBetween(-80.0, 80.0));
  }

  /** A character whose mouth follows the track, after the only viewer has told of its sound. */
  private static Animator reported(double frameTime) {
    Animator animator = new Animator(AnimatorSettings.DEFAULTS, EmotionLibrary.factory(), 1);
    PlaybackReport report =
        new PlaybackReport(
            1, 0, PlaybackReport.Event.STARTED, 0, OptionalDouble.of(frameTime), Double.NaN);
    animator.speak(track(), report.nanos(0));
    return animator;
  }

  /** When the frames are drawn in which the mouth has opened by half, or closed. */
  private static List<Edge> edges(Animator animator, double stay, double firstMillis) {
    List<Edge> edges = new ArrayList<>();
    AnimationFrame frame = new AnimationFrame();
    boolean open = false;
    for (double at = firstMillis; at < 1000 * LENGTH + LATEST; at += stay) {
      animator.update(Math.round(at * 1e6));
      animator.apply(frame);
      if (frame.value(Morph.MOUTH_AAA) >= 0.5f != open) {
        open = !open;
        edges.add(new Edge(open, at));
      }
    }
    return edges;
  }

  /** When the sound next to it opens or closes, in ms from its start. */
  private static double heard(Edge edge, double soundMillis) {
    return Arrays.stream(VOWELS)
        .mapToDouble(vowel -> 1000 * vowel[edge.opens ? 0 : 1])
        .boxed()
        .min(Comparator.comparingDouble(at -> Math.abs(at - soundMillis)))
        .orElseThrow();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
