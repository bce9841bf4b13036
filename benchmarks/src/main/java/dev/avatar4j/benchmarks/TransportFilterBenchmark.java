package dev.avatar4j.benchmarks;

import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.ChainSpec;
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
 * One filter that moves pixels or spoils rows, on the default character, 25 frames per second: all
 * noise is drawn anew with each frame.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TransportFilterBenchmark {
  /** The filter. */
  @Param({
    "zoom",
    "analog_rippling_hsync",
    "analog_runaway_hsync",
    "analog_vhs_noise",
    "analog_vhsglitches",
    "analog_vhs_headswitching",
    "analog_vhstracking",
    "digital_glitches",
    "datamosh"
  })
  public String filter;

  /** Its parameters. */
  @Param("{}")
  public String values;

  /** Threads that share out rows. */
  @Param("2")
  public int threads;

  /** Columns and rows. */
  @Param("512")
  public int size;

  private RowWorkers workers;
  private FilterChain chain;
  private Frame original;
  private Frame frame;
  private double frameNumber;

  /** Opens the filter and repeats the character to the size. */
  @Setup
  public void open() {
    workers = new RowWorkers(threads);
    ChainSpec spec = ChainSpec.parse("[[\"" + filter + "\", " + values + "]]");
    chain = FilterChain.open(spec, workers, 1);
    Frame picture = CharacterImages.defaultCharacter().picture();
    frame = new Frame(size, size);
    original = new Frame(size, size);
    for (int channel = 0; channel < 4; channel++) {
      for (int i = 0; i < original.size(); i++) {
        int x = i % size % picture.width();
        int y = i / size % picture.height();
        original.plane(channel)[i] = picture.plane(channel)[y * picture.width() + x];
      }
    }
  }

  /** Undoes what the filter did to the frame. */
  @Setup(Level.Invocation)
  public void restore() {
    frame.copyFrom(original);
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    chain.close();
    workers.close();
  }

  /**
   * @return the filtered frame
   */
  @Benchmark
  public Frame frame() {
    frameNumber++;
    return chain.process(frame, frameNumber);
  }
}
