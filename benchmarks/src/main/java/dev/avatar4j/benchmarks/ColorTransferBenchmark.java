package dev.avatar4j.benchmarks;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.PixelBuffer;
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
import org.openjdk.jmh.annotations.Warmup;

/** Conversion of one 512x512 frame between linear floats and 8-bit sRGB, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ColorTransferBenchmark {
  /** What is converted. */
  @Param({"FIGURE", "CHARACTER"})
  public BenchmarkPicture picture;

  private final PixelBuffer pixels = new PixelBuffer(CharacterImage.SIZE, CharacterImage.SIZE);
  private final Frame decoded = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
  private Frame frame;

  /** Paints the picture. */
  @Setup
  public void paint() {
    frame = picture.paint();
    ColorTransfer.encode(frame, pixels);
  }

  /** Once per frame. */
  @Benchmark
  public void encode() {
    ColorTransfer.encode(frame, pixels);
  }

  /** Once per picture. */
  @Benchmark
  public void decode() {
    ColorTransfer.decode(pixels, decoded);
  }
}
