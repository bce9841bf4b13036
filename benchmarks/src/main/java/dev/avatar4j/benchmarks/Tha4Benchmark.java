package dev.avatar4j.benchmarks;

import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.Posers;
import java.nio.file.Path;
import java.util.Random;
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
 * A THA4 frame with a new random pose each time (all 45 morphs), on two threads: as this project
 * draws it, and as libtorch does the network written op for op. For a comparison of the two run
 * them alternately, with {@link Tha4Interleaved}:
 *
 * <pre>{@code
 * java -Dmodel=/path/to/character_model -cp benchmarks/target/benchmarks.jar \
 *   dev.avatar4j.benchmarks.Tha4Interleaved
 * }</pre>
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 10)
@Measurement(iterations = 20)
@Fork(1)
public class Tha4Benchmark {
  static final int THREADS = 2;

  /** The folder of a THA4 model, from the system property {@code model}. */
  static Path model() {
    String folder = System.getProperty("model");
    if (folder == null) {
      throw new IllegalArgumentException("Give a THA4 model: -Dmodel=/path/to/character_model");
    }
    return Path.of(folder);
  }

  /** Poses that never repeat. */
  @State(Scope.Thread)
  public static class Poses {
    private final Random random = new Random(11);

    float[] next() {
      float[] values = new float[Morph.COUNT];
      for (Morph morph : Morph.ALL) {
        values[morph.ordinal()] = morph.min() + (1 - morph.min()) * random.nextFloat();
      }
      return values;
    }
  }

  /** The poser. */
  @State(Scope.Thread)
  public static class Student {
    private final Frame frame = new Frame(512, 512);
    private Poser poser;
    private PoserSession session;

    /** Loads the model. */
    @Setup
    public void open() {
      poser = Posers.create("tha4:" + model() + "?threads=" + THREADS);
      session = poser.open(poser.ownCharacter().orElseThrow());
    }

    /** Frees the model. */
    @TearDown
    public void close() {
      poser.close();
    }
  }

  /** The yardstick. */
  @State(Scope.Thread)
  public static class Literal {
    private LiteralStudent student;

    /** Loads the model. */
    @Setup
    public void open() {
      student = new LiteralStudent(model(), THREADS);
    }

    /** Frees the model. */
    @TearDown
    public void close() {
      student.close();
    }
  }

  /**
   * @param student the poser
   * @param poses new poses
   * @return the frame
   */
  @Benchmark
  public Frame tuned(Student student, Poses poses) {
    student.session.pose(Pose.of(poses.next()), student.frame);
    return student.frame;
  }

  /**
   * @param literal the yardstick
   * @param poses new poses
   * @return the pixels
   */
  @Benchmark
  public float[] literal(Literal literal, Poses poses) {
    return literal.student.draw(poses.next());
  }
}
