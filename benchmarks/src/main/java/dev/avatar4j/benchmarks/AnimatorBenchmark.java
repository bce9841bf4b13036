package dev.avatar4j.benchmarks;

import dev.avatar4j.animation.AnimationFrame;
import dev.avatar4j.animation.Animator;
import dev.avatar4j.animation.AnimatorKeys;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.animation.Gaze;
import dev.avatar4j.animation.Overrides;
import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.emotion.EmotionMix;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.WordTiming;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One animator step. Plain: swaying, blinking, breathing, random talking, an override. Full: speech
 * to follow instead of talking, a gaze with saccades, overrides of morphs and cels, a mix of
 * emotions, and frames off the 25 Hz grid, which take two steps each. The few bytes that the full
 * one allocates are the speech, set anew every ten minutes of its time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AnimatorBenchmark {
  private static final long FRAME_NANOS = 40_000_000;

  private static final long OFF_GRID_NANOS = 7_000_000;
  private static final int SPEECH_FRAMES = 25 * 600;

  private final AnimationFrame frame = new AnimationFrame();
  private Animator plain;
  private Animator full;
  private VisemeTrack speech;
  private long plainFrames;
  private long fullFrames;

  /** Makes the animators. */
  @Setup
  public void start() {
    plain = new Animator(AnimatorSettings.DEFAULTS, EmotionLibrary.factory(), 1);
    plain.setEmotion("joy");
    plain.setTalking(true);
    plain.setOverrides(Map.of(Morph.IRIS_ROTATION_X, 0.5f));
    full =
        new Animator(
            AnimatorSettings.DEFAULTS.with(AnimatorKeys.GAZE_SACCADES, true),
            EmotionLibrary.factory(),
            1);
    full.setEmotion(EmotionMix.of(Map.of("embarrassment", 0.6, "surprise", 0.3)));
    full.setGaze(Gaze.at(0.5, 0.5));
    full.setOverrides(
        Overrides.builder().morph(Morph.NECK_Z, 0.5f).cel(CharacterCel.BLUSH1, 1).build());
    List<WordTiming> words = new ArrayList<>();
    for (double at = 0; at < SPEECH_FRAMES / 25.0; at += 0.4) {
      words.add(new WordTiming("bumps", "b\u02c8\u028cmps", at, at + 0.3));
    }
    speech = VisemeTrack.ofWords(words);
    full.update(0);
  }

  /**
   * @return a value of the next frame
   */
  @Benchmark
  public float plain() {
    plain.update(plainFrames++ * FRAME_NANOS);
    plain.apply(frame);
    return frame.value(Morph.HEAD_X);
  }

  /**
   * @return a value of the next frame
   */
  @Benchmark
  public float full() {
    if (fullFrames % SPEECH_FRAMES == 0) {
      full.speak(speech, fullFrames * FRAME_NANOS + OFF_GRID_NANOS);
    }
    full.update(fullFrames++ * FRAME_NANOS + OFF_GRID_NANOS);
    full.apply(frame);
    return frame.value(Morph.HEAD_X);
  }
}
