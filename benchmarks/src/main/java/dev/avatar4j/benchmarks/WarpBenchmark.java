package dev.avatar4j.benchmarks;

import dev.avatar4j.cel.CelBuffer;
import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.Posers;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One frame of the built-in poser at 512x512, one thread, the default character: everything moves
 * (head, body, breath, eyes, brows, irises, mouth), another pose each frame.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class WarpBenchmark {
  private static final int POSES = 200;

  private final Frame frame = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
  private final Pose[] moving = new Pose[POSES];
  private final CelBuffer cels = new CelBuffer();
  private Poser poser;
  private PoserSession session;
  private int next;

  /** Opens the default character and makes the poses. */
  @Setup
  public void open() {
    poser = Posers.create("warp");
    session = poser.open(CharacterImages.defaultCharacter());
    for (int i = 0; i < POSES; i++) {
      double t = 2 * Math.PI * i / POSES;
      float[] values = new float[Morph.COUNT];
      for (Morph morph : Morph.ALL) {
        double wave = Math.sin(t * (1 + morph.ordinal() % 3) + morph.ordinal());
        double share = morph.ordinal() < Morph.MOUTH_SMIRK.ordinal() ? 0.4 : 0.6;
        values[morph.ordinal()] = (float) (share * (morph.min() < 0 ? wave : 0.5 + 0.5 * wave));
      }
      moving[i] = Pose.of(values);
    }
  }

  /** Frees the session. */
  @TearDown
  public void close() {
    session.close();
    poser.close();
  }

  /**
   * @return the frame, drawn in the next pose
   */
  @Benchmark
  public Frame movingPose() {
    next = (next + 1) % POSES;
    session.pose(moving[next], frame);
    return frame;
  }

  /**
   * @return the frame, drawn in the next pose with four cels, two of them easing
   */
  @Benchmark
  public Frame movingPoseWithCels() {
    next = (next + 1) % POSES;
    cels.set(CharacterCel.BLUSH1, 0.6f);
    cels.set(CharacterCel.SWEAT1, (next + 1f) / POSES);
    cels.set(CharacterCel.TEARS3, (next + 1f) / POSES);
    cels.set(CharacterCel.WAVER1, 0.5f);
    session.pose(moving[next], cels, frame);
    return frame;
  }

  /**
   * @return the frame, drawn in the neutral pose
   */
  @Benchmark
  public Frame neutralPose() {
    session.pose(Pose.NEUTRAL, frame);
    return frame;
  }
}
