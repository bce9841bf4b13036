package dev.avatar4j.benchmarks;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.RowWorkers;
import dev.avatar4j.postprocessor.upscale.UpscalePreset;
import dev.avatar4j.postprocessor.upscale.UpscaleQuality;
import dev.avatar4j.postprocessor.upscale.Upscaler;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
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

/** One 512x512 frame enlarged, on two threads; the networks have random weights. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class UpscaleBenchmark {
  /** How colours are interpolated. */
  @Param({"BILINEAR", "BICUBIC", "LANCZOS", "LOW", "HIGH"})
  public UpscaleQuality quality;

  /** Width and height of the result. */
  @Param("1024")
  public int size;

  /** Whether every pixel is visible, which leaves nothing out, or the default character. */
  @Param({"true", "false"})
  public boolean opaque;

  private RowWorkers workers;
  private Upscaler upscaler;
  private Frame in;
  private Frame out;

  /** Makes the upscaler and its input. */
  @Setup
  public void prepare() {
    workers = new RowWorkers(2);
    upscaler = Upscaler.create(quality, UpscalePreset.C, RandomNetworks::of, workers);
    in = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
    in.copyFrom(CharacterImages.defaultCharacter().picture());
    if (opaque) {
      Arrays.fill(in.alpha(), 1f);
    }
    out = new Frame(size, size);
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    workers.close();
  }

  /**
   * @return the enlarged frame
   */
  @Benchmark
  public Frame upscale() {
    upscaler.upscale(in, out);
    return out;
  }
}
