package dev.avatar4j.speech.clip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.animation.AnimationFrame;
import dev.avatar4j.animation.Animator;
import dev.avatar4j.animation.AnimatorKeys;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.speech.Viseme;
import dev.avatar4j.speech.VisemeEvent;
import dev.avatar4j.speech.VisemeTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameClosuresTest {
  private static final double OFFSET = -0.04;
  private static final double CLOSED = 0.1;
  private static final Viseme[] OPEN = {
    Viseme.AAA, Viseme.III, Viseme.UUU, Viseme.EEE, Viseme.OOO, Viseme.DELTA
  };

  /** Closures as short as in speech, 40 to 120 ms, wherever they fall. */
  @ParameterizedTest
  @ValueSource(ints = {10, 12, 15, 24, 25, 30, 50, 60})
  void each_closure_is_seen_closed_at_every_frame_rate(int fps) {
    SplittableRandom random = new SplittableRandom(fps);
    for (int run = 0; run < 20; run++) {
      List<VisemeEvent> events = new ArrayList<>();
      double time = 0.2;
      for (int i = 0; i < 12; i++) {
        // at least two frames apart, so that a vowel can be seen between two closures
        double vowel = Math.max(0.08, 2.2 / fps) + random.nextDouble(0.2);
        events.add(new VisemeEvent(time, time + vowel, OPEN[random.nextInt(OPEN.length)]));
        double closure = 0.04 + random.nextDouble(0.08);
        time += vowel;
        events.add(new VisemeEvent(time, time + closure, Viseme.CLOSE));
        time += closure;
      }
      events.add(new VisemeEvent(time, time + 0.3, Viseme.AAA));
      VisemeTrack track = VisemeTrack.of(events);
      double[] open = openness(new FrameClosures(fps, OFFSET).apply(track), fps);
      for (VisemeEvent event : events) {
        if (event.viseme() == Viseme.CLOSE) {
          assertThat(least(open, fps, event))
              .as("closure at %s s, %d fps, run %d", event.start(), fps, run)
              .isLessThan(CLOSED);
        } else {
          assertThat(most(open, fps, event))
              .as("sound at %s s, %d fps, run %d", event.start(), fps, run)
              .isGreaterThan(0.3);
        }
      }
    }
  }

  @Test
  void without_it_closures_between_two_frames_are_not_seen() {
    VisemeTrack track = between(0.43, 0.49);
    double[] open = openness(track, 12);
    assertThat(least(open, 12, track.events().get(1))).isGreaterThan(CLOSED);
  }

  @Test
  void a_closure_that_a_frame_shows_stays_where_it_is() {
    VisemeTrack track = between(0.4, 0.5);
    assertThat(new FrameClosures(60, OFFSET).apply(track)).isEqualTo(track);
  }

  @Test
  void the_sounds_beside_a_closure_give_way_and_nothing_overlaps() {
    VisemeTrack moved = new FrameClosures(12, 0).apply(between(0.43, 0.47));
    assertThat(moved.events()).hasSize(3);
    VisemeEvent closure = moved.events().get(1);
    assertThat(closure.viseme()).isEqualTo(Viseme.CLOSE);
    // of the frames at 5/12 s and 6/12 s the second is nearer to where the lips are closed
    assertThat(closure.start()).isEqualTo(0.43);
    assertThat(closure.end()).isEqualTo(0.5);
    assertThat(moved.events().get(0).end()).isEqualTo(closure.start());
    assertThat(moved.events().get(2).start()).isEqualTo(closure.end());
    assertThat(moved.duration()).isEqualTo(1);
  }

  @Test
  void closures_nearer_than_two_frames_become_one() {
    VisemeTrack track =
        VisemeTrack.of(
            List.of(
                new VisemeEvent(0, 0.41, Viseme.AAA),
                new VisemeEvent(0.41, 0.46, Viseme.CLOSE),
                new VisemeEvent(0.46, 0.48, Viseme.III),
                new VisemeEvent(0.48, 0.54, Viseme.CLOSE),
                new VisemeEvent(0.54, 1, Viseme.AAA)));
    double[] open = openness(new FrameClosures(5, OFFSET).apply(track), 5);
    assertThat(open[1]).isGreaterThan(0.9);
    assertThat(open[2]).isLessThan(CLOSED);
    assertThat(open[3]).isGreaterThan(0.7);
    assertThat(new FrameClosures(5, 0).apply(VisemeTrack.EMPTY)).isEqualTo(VisemeTrack.EMPTY);
  }

  private static VisemeTrack between(double start, double end) {
    return VisemeTrack.of(
        List.of(
            new VisemeEvent(0, start, Viseme.AAA),
            new VisemeEvent(start, end, Viseme.CLOSE),
            new VisemeEvent(end, 1, Viseme.AAA)));
  }

  /** How far the mouth is open in each frame. */
  private static double[] openness(VisemeTrack track, int fps) {
    AnimatorSettings settings = AnimatorSettings.DEFAULTS.with(AnimatorKeys.AV_OFFSET, OFFSET);
    Animator animator = new Animator(settings, EmotionLibrary.factory(), 1);
    animator.speak(track, 0);
    AnimationFrame frame = new AnimationFrame();
    double[] open = new double[(int) Math.ceil(track.duration() * fps) + 1];
    for (int i = 0; i < open.length; i++) {
      animator.update(Math.round(i / (double) fps * 1e9));
      animator.apply(frame);
      for (Morph morph : Morph.MOUTH_OPEN) {
        open[i] += frame.value(morph);
      }
    }
    return open;
  }

  private static double least(double[] open, int fps, VisemeEvent event) {
    double least = 9;
    for (int i : near(open, fps, event)) {
      least = Math.min(least, open[i]);
    }
    return least;
  }

  private static double most(double[] open, int fps, VisemeEvent event) {
    double most = 0;
    for (int i : near(open, fps, event)) {
      most = Math.max(most, open[i]);
    }
    return most;
  }

  /** The frames that show an event, or are nearest to it. */
  private static List<Integer> near(double[] open, int fps, VisemeEvent event) {
    double tolerance = 0.5 / fps + 0.02;
    List<Integer> frames = new ArrayList<>();
    for (int i = 0; i < open.length; i++) {
      double seconds = i / (double) fps;
      if (seconds >= event.start() - tolerance && seconds <= event.end() + tolerance) {
        frames.add(i);
      }
    }
    return frames;
  }
}
