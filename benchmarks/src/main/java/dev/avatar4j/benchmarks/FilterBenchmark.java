package dev.avatar4j.benchmarks;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.FilterChain;
import dev.avatar4j.postprocessor.RowWorkers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * One frame of a filter chain, as the reference was timed: on a fresh copy of its picture, which is
 * not timed, with a frame number that advances by one each time, so that all noise is drawn anew.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class FilterBenchmark {
  /** What is run. */
  @Param public FilterChoice chain;

  /** Columns and rows. */
  @Param({"512", "1024"})
  public int size;

  /** How many threads share out the rows. */
  @Param("2")
  public int threads;

  private Frame picture;
  private Frame frame;
  private RowWorkers workers;
  private FilterChain running;
  private long frameNumber;

  /** Paints the picture and opens the chain. */
  @Setup
  public void open() {
    picture = ReferencePicture.paint(size);
    frame = new Frame(size, size);
    workers = new RowWorkers(threads);
    running = FilterChain.open(chain.spec(), workers, 1);
  }

  /** Makes a fresh copy. */
  @Setup(Level.Invocation)
  public void copy() {
    frame.copyFrom(picture);
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    running.close();
    workers.close();
  }

  /**
   * @return the filtered frame
   */
  @Benchmark
  public Frame filter() {
    return running.process(frame, frameNumber++);
  }
}
