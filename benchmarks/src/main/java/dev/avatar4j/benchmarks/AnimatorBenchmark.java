package dev.avatar4j.benchmarks;

import dev.avatar4j.animation.AnimationFrame;
import dev.avatar4j.animation.Animator;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
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
 * One animator step with every driver at work: swaying, blinking, breathing, talking, an override,
 * and a new emotion every four seconds of its time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AnimatorBenchmark {
  private static final long FRAME_NANOS = 40_000_000;

  private final AnimationFrame frame = new AnimationFrame();
  private Animator animator;
  private long frames;

  /** Makes a talking animator with an override. */
  @Setup
  public void start() {
    animator = new Animator(AnimatorSettings.DEFAULTS, EmotionLibrary.factory(), 1);
    animator.setTalking(true);
    animator.setOverrides(Map.of(Morph.IRIS_ROTATION_X, 0.5f));
  }

  /**
   * @return the pose of the next frame
   */
  @Benchmark
  public Pose step() {
    if (frames % 100 == 0) {
      animator.setEmotion(frames % 200 == 0 ? "joy" : "anger");
    }
    animator.update(frames++ * FRAME_NANOS);
    animator.apply(frame);
    return frame.pose();
  }
}
