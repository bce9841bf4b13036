package dev.avatar4j.benchmarks;

import dev.avatar4j.image.ByteSink;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.image.QoiEncoder;
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

/** QOI encoding of one 512x512 frame, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class QoiBenchmark {
  /** What is encoded. */
  @Param({"FIGURE", "CHARACTER"})
  public BenchmarkPicture picture;

  private final PixelBuffer pixels = new PixelBuffer(CharacterImage.SIZE, CharacterImage.SIZE);
  private final ByteSink bytes = new ByteSink(2 << 20);
  private final QoiEncoder encoder = new QoiEncoder();

  /** Paints the picture. */
  @Setup
  public void paint() {
    ColorTransfer.encode(picture.paint(), pixels);
  }

  /**
   * @return the number of bytes
   */
  @Benchmark
  public int encode() {
    bytes.clear();
    encoder.encode(pixels, bytes);
    return bytes.length();
  }
}
