package dev.avatar4j.benchmarks;

import dev.avatar4j.image.ByteSink;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.FrameEncoder;
import dev.avatar4j.image.FrameFormat;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Encoding one 512x512 frame in each format of streams with its usual options, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class FormatBenchmark {
  /** What is encoded. */
  @Param({"FIGURE", "CHARACTER"})
  public BenchmarkPicture picture;

  /** How. */
  @Param({"PNG", "QOI", "TGA", "JPEG"})
  public FrameFormat format;

  private final PixelBuffer pixels = new PixelBuffer(CharacterImage.SIZE, CharacterImage.SIZE);
  private final ByteSink bytes = new ByteSink(2 << 20);
  private FrameEncoder encoder;

  /** Paints the picture and makes the encoder. */
  @Setup
  public void paint() {
    ColorTransfer.encode(picture.paint(), pixels);
    encoder = format.newEncoder();
  }

  /** Says how large a file was, and frees the encoder. */
  @TearDown
  public void close() {
    System.out.println(bytes.length() + " bytes");
    encoder.close();
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
