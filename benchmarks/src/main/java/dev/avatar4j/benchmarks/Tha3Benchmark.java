package dev.avatar4j.benchmarks;

import dev.avatar4j.poser.djl.tha3.Tha3Settings;
import dev.avatar4j.poser.djl.tha3.Tha3Variant;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A THA3 frame with random weights and a new random pose each time, on two threads: as this project
 * draws it, and op for op as published. The two are drawn in turn, so that both see the same
 * machine: <b>the score of {@code pair} is of no interest</b>, what it prints at the end is.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 20)
@Fork(1)
@State(Scope.Thread)
public class Tha3Benchmark {
  private static final int THREADS = 2;

  /** Which networks. */
  @Param({"SEPARABLE_FLOAT", "STANDARD_FLOAT"})
  public Tha3Variant variant;

  private final Timings tuned = new Timings("tuned");
  private final Timings literal = new Timings("literal");
  private Tha3Frames tunedFrames;
  private Tha3Frames literalFrames;

  private Path folder;

  /**
   * Writes weights, some 60 or 540 MB and as much again for each program, and loads both forms.
   *
   * @throws IOException if the disk is full, for one
   */
  @Setup
  public void open() throws IOException {
    int threads = Integer.getInteger("threads", THREADS);
    folder = Files.createTempDirectory("avatar-random-tha3");
    RandomCheckpoints.write(variant, folder);
    tunedFrames = new Tha3Frames(folder, variant, Tha3Settings.Form.TUNED, threads);
    literalFrames = new Tha3Frames(folder, variant, Tha3Settings.Form.LITERAL, threads);
  }

  /**
   * Prints medians, frees the networks and deletes the weights.
   *
   * @throws IOException if they cannot be deleted
   */
  @TearDown
  public void close() throws IOException {
    System.out.println();
    for (Tha3Frames.Change change : Tha3Frames.Change.values()) {
      tuned.print(change);
      literal.print(change);
      System.out.printf(
          "%s: %.2f times as fast in wall time, %.2f in CPU time%n",
          change,
          literal.medianWall(change) / tuned.medianWall(change),
          literal.medianCpu(change) / tuned.medianCpu(change));
    }
    tunedFrames.close();
    literalFrames.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /**
   * @return the last frame
   */
  @Benchmark
  public FloatBuffer pair() {
    FloatBuffer last = null;
    for (Tha3Frames.Change change : Tha3Frames.Change.values()) {
      tuned.measure(change, tunedFrames);
      last = literal.measure(change, literalFrames);
    }
    return last;
  }
}
