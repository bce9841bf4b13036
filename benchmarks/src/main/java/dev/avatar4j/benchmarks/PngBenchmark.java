package dev.avatar4j.benchmarks;

import dev.avatar4j.image.ByteSink;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.image.PngEncoder;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
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
 * PNG encoding of one 512x512 frame, on one thread: the live encoder, the one for files, and what a
 * program without either would do (filter "up" on every row, then the JDK's zlib).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PngBenchmark {
  /** What is encoded. */
  @Param({"FIGURE", "CHARACTER"})
  public BenchmarkPicture picture;

  private final PixelBuffer pixels = new PixelBuffer(CharacterImage.SIZE, CharacterImage.SIZE);
  private final ByteSink bytes = new ByteSink(2 << 20);
  private final PngEncoder live = new PngEncoder();
  private final PngEncoder files = PngEncoder.forFiles();
  private final Deflater fastest = new Deflater(Deflater.BEST_SPEED);
  private final Deflater huffman = new Deflater(Deflater.BEST_SPEED);
  private final byte[] filtered = new byte[CharacterImage.SIZE * (4 * CharacterImage.SIZE + 1)];

  private int size;

  /** Paints the picture. */
  @Setup
  public void paint() {
    ColorTransfer.encode(picture.paint(), pixels);
    huffman.setStrategy(Deflater.HUFFMAN_ONLY);
  }

  /** Says how large the files were, and frees native memory. */
  @TearDown
  public void close() {
    System.out.println(size + " bytes");
    live.close();
    files.close();
    fastest.end();
    huffman.end();
  }

  /** What viewers of a live avatar get. */
  @Benchmark
  public void live() {
    bytes.clear();
    live.encode(pixels, bytes);
    size = bytes.length();
  }

  /** What is written to files. */
  @Benchmark
  public void files() {
    bytes.clear();
    files.encode(pixels, bytes);
    size = bytes.length();
  }

  /** Filter "up" and zlib level 1. */
  @Benchmark
  public void zlibFastest() {
    size = filterAndDeflate(fastest);
  }

  /** Filter "up" and zlib without any matching. */
  @Benchmark
  public void zlibHuffmanOnly() {
    size = filterAndDeflate(huffman);
  }

  private int filterAndDeflate(Deflater deflater) {
    byte[] rgba = pixels.rgba();
    int stride = 4 * CharacterImage.SIZE;
    for (int y = 0, at = 0; y < CharacterImage.SIZE; y++) {
      filtered[at++] = 2;
      for (int i = y * stride; i < (y + 1) * stride; i++) {
        filtered[at++] = (byte) (rgba[i] - (y == 0 ? 0 : rgba[i - stride]));
      }
    }
    deflater.reset();
    deflater.setInput(filtered);
    deflater.finish();
    return deflater.deflate(bytes.array());
  }
}
