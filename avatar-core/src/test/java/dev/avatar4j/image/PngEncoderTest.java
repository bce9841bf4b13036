package dev.avatar4j.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PngEncoderTest {
  /** Bytes that some virtual machines allocate for checksums and array views, whatever the size. */
  private static final long HANDLES = 256;

  private final ByteSink sink = new ByteSink(1 << 20);

  private static final int[][] SIZES = {
    {1, 1}, {1, 40}, {40, 1}, {2, 3}, {65, 66}, {129, 7}, {258, 5}, {333, 97}
  };

  private static byte[] encode(FrameEncoder encoder, PixelBuffer pixels) {
    ByteSink sink = new ByteSink(16);
    encoder.encode(pixels, sink);
    return sink.toByteArray();
  }

  private static void assertDecodesTo(PixelBuffer expected, byte[] file) throws IOException {
    PngDecoder.Decoded own = PngDecoder.decode(file, ImageLimits.DEFAULTS);
    assertThat(own.pixels().width()).isEqualTo(expected.width());
    assertThat(own.pixels().rgba()).isEqualTo(expected.rgba());
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
    int[] samples =
        image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    assertThat(samples).hasSize(expected.rgba().length);
    for (int i = 0; i < samples.length; i++) {
      if ((byte) samples[i] != expected.rgba()[i]) {
        assertThat((byte) samples[i]).as("byte %d", i).isEqualTo(expected.rgba()[i]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_kind_and_size_of_picture_survives(TestPictures kind) throws IOException {
    try (PngEncoder live = new PngEncoder();
        PngEncoder files = PngEncoder.forFiles()) {
      for (int[] size : SIZES) {
        for (int seed = 0; seed < 3; seed++) {
          PixelBuffer picture = kind.paint(size[0], size[1], seed);
          assertDecodesTo(picture, encode(live, picture));
          assertDecodesTo(picture, encode(files, picture));
        }
      }
    }
  }

  @Test
  void random_mixtures_of_runs_and_noise_survive() throws IOException {
    try (PngEncoder live = new PngEncoder()) {
      for (int seed = 0; seed < 300; seed++) {
        Random random = new Random(seed);
        int width = 1 + random.nextInt(150);
        PixelBuffer picture = new PixelBuffer(width, 1 + random.nextInt(60));
        int[] colours = {0, -1, random.nextInt(), random.nextInt()};
        for (int i = 0; i < picture.rgba().length; ) {
          int colour = random.nextInt(9) == 0 ? random.nextInt() : colours[random.nextInt(4)];
          int end = Math.min(picture.rgba().length, i + 4 * (1 + random.nextInt(1 + seed)));
          for (; i < end; i++) {
            int shift = 8 * (i & 3);
            picture.rgba()[i] = (byte) (colour >>> shift);
          }
        }
        assertDecodesTo(picture, encode(live, picture));
      }
    }
  }

  @Test
  void the_same_pixels_give_the_same_bytes_whatever_was_encoded_before() {
    PixelBuffer figure = TestPictures.SHADED_FIGURE.paint(120, 120, 1);
    try (PngEncoder used = new PngEncoder();
        PngEncoder fresh = new PngEncoder()) {
      encode(used, TestPictures.NOISE.paint(120, 120, 2));
      encode(used, TestPictures.STRIPES.paint(64, 10, 2));
      assertThat(encode(used, figure)).isEqualTo(encode(fresh, figure));
    }
  }

  @Test
  void a_frame_is_smaller_than_the_jdks_fast_deflate_makes_it() {
    PixelBuffer figure = TestPictures.SHADED_FIGURE.paint(512, 512, 1);
    byte[] plain = new byte[figure.rgba().length];
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    deflater.setInput(figure.rgba());
    deflater.finish();
    int zlib = deflater.deflate(plain);
    deflater.end();
    try (PngEncoder live = new PngEncoder();
        PngEncoder files = PngEncoder.forFiles()) {
      int size = encode(live, figure).length;
      assertThat(size).isLessThan(zlib);
      assertThat(encode(files, figure).length).isLessThan(size);
    }
  }

  @Test
  void a_transparent_frame_takes_next_to_nothing() {
    try (PngEncoder live = new PngEncoder()) {
      assertThat(encode(live, new PixelBuffer(512, 512)).length).isLessThan(1500);
    }
  }

  @Test
  void noise_hardly_grows() {
    PixelBuffer noise = TestPictures.NOISE.paint(512, 512, 7);
    try (PngEncoder live = new PngEncoder()) {
      assertThat(encode(live, noise).length).isLessThan(noise.rgba().length / 100 * 102);
    }
  }

  @Test
  void a_steady_stream_allocates_nothing_that_grows_with_the_frame() {
    PixelBuffer figure = TestPictures.SHADED_FIGURE.paint(256, 256, 1);
    // The question how much was allocated itself allocates on some virtual machines.
    long asking = allocatedBy(() -> {});
    try (PngEncoder live = new PngEncoder()) {
      assertThat(allocatedBy(() -> live.encode(figure, sink))).isLessThan(asking + HANDLES);
    }
    QoiEncoder qoi = new QoiEncoder();
    assertThat(allocatedBy(() -> qoi.encode(figure, sink))).isLessThan(asking + HANDLES);
  }

  /** Bytes of the thriftiest of many frames: what the virtual machine adds comes in some only. */
  private long allocatedBy(Runnable frame) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 60; i++) {
      sink.clear();
      long before = threads.getCurrentThreadAllocatedBytes();
      frame.run();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
