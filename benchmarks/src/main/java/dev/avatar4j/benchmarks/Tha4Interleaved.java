package dev.avatar4j.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs both benchmarks of {@link Tha4Benchmark} in one process, a few frames of one and a few of
 * the other in turn, so that both see the same machine; prints medians of wall time and of process
 * CPU time and their ratios. The first round is warm-up and is not counted.
 *
 * <pre>{@code
 * java -Dmodel=/path/to/character_model -cp benchmarks/target/benchmarks.jar \
 *   dev.avatar4j.benchmarks.Tha4Interleaved [rounds, default 5]
 * }</pre>
 */
public final class Tha4Interleaved {
  private static final int TUNED_FRAMES = 20;
  private static final int LITERAL_FRAMES = 3;

  private final List<Double> wall = new ArrayList<>();
  private final List<Double> cpu = new ArrayList<>();
  private final String benchmark;
  private final int warmup;
  private final int frames;

  private Tha4Interleaved(String benchmark, int warmup, int frames) {
    this.benchmark = benchmark;
    this.warmup = warmup;
    this.frames = frames;
  }

  /**
   * @param args the number of rounds, if given
   * @throws RunnerException if a benchmark fails
   */
  public static void main(String[] args) throws RunnerException {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    Tha4Interleaved tuned = new Tha4Interleaved("tuned", 10, TUNED_FRAMES);
    Tha4Interleaved literal = new Tha4Interleaved("literal", 1, LITERAL_FRAMES);
    for (int round = 0; round <= rounds; round++) {
      tuned.run(round > 0);
      literal.run(round > 0);
      System.out.printf("round %d of %d%n", round, rounds);
    }
    tuned.print();
    literal.print();
    System.out.printf(
        "literal / tuned: %.1f in wall time, %.1f in CPU time%n",
        median(literal.wall) / median(tuned.wall), median(literal.cpu) / median(tuned.cpu));
  }

  private void run(boolean counted) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include("Tha4Benchmark\\." + benchmark + "$")
            .forks(0)
            .warmupIterations(warmup)
            .measurementIterations(frames)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
    CpuClock clock = new CpuClock();
    Collection<RunResult> results = new Runner(options).run();
    if (counted) {
      cpu.add(clock.milliseconds() / (warmup + frames));
      for (RunResult result : results) {
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
          for (IterationResult iteration : fork.getIterationResults()) {
            wall.add(iteration.getPrimaryResult().getScore());
          }
        }
      }
    }
  }

  private void print() {
    System.out.printf(
        "%-8s wall: median %.1f ms, least %.1f ms of %d frames; CPU with loading: %.0f ms%n",
        benchmark,
        median(wall),
        wall.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
        wall.size(),
        median(cpu));
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** Process CPU time since its construction. */
  private static final class CpuClock {
    private final OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final long start = system.getProcessCpuTime();

    double milliseconds() {
      return (system.getProcessCpuTime() - start) / 1e6;
    }
  }
}
