package dev.avatar4j.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TgaEncoderTest {
  private static byte[] encode(PixelBuffer pixels) {
    ByteSink sink = new ByteSink(16);
    FrameFormat.TGA.newEncoder().encode(pixels, sink);
    return sink.toByteArray();
  }

  /** A picture of one row; pixels are 0xRRGGBBAA. */
  private static PixelBuffer row(int... pixels) {
    ByteBuffer rgba = ByteBuffer.allocate(4 * pixels.length);
    rgba.asIntBuffer().put(pixels);
    return new PixelBuffer(pixels.length, 1, rgba.array());
  }

  private static byte[] packets(int... pixels) {
    byte[] file = encode(row(pixels));
    return Arrays.copyOfRange(file, 18, file.length - 26);
  }

  /** A reader written from the specification. */
  private static PixelBuffer decode(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(in.get(2)).isEqualTo((byte) 10);
    int width = in.getShort(12) & 0xFFFF;
    int height = in.getShort(14) & 0xFFFF;
    assertThat(in.get(16)).isEqualTo((byte) 32);
    assertThat(in.get(17)).isEqualTo((byte) 0x28);
    in.position(18);
    PixelBuffer pixels = new PixelBuffer(width, height);
    ByteBuffer out = ByteBuffer.wrap(pixels.rgba());
    while (out.hasRemaining()) {
      int packet = in.get() & 255;
      int length = (packet & 127) + 1;
      int column = out.position() / 4 % width;
      assertThat(column + length).as("packets end with their row").isLessThanOrEqualTo(width);
      byte[] bgra = new byte[4];
      for (int i = 0; i < length; i++) {
        if (i == 0 || packet < 128) {
          in.get(bgra);
        }
        out.put(bgra[2]).put(bgra[1]).put(bgra[0]).put(bgra[3]);
      }
    }
    byte[] footer = new byte[in.remaining()];
    in.get(footer);
    assertThat(new String(footer, StandardCharsets.ISO_8859_1))
        .isEqualTo("\0\0\0\0\0\0\0\0TRUEVISION-XFILE.\0");
    return pixels;
  }

  @ParameterizedTest
  @EnumSource
  void every_kind_and_size_of_picture_survives(TestPictures kind) {
    for (int[] size : new int[][] {{1, 1}, {1, 50}, {128, 2}, {129, 1}, {257, 3}, {333, 97}}) {
      PixelBuffer picture = kind.paint(size[0], size[1], 3);
      assertThat(Arrays.equals(decode(encode(picture)).rgba(), picture.rgba())).isTrue();
    }
  }

  @Test
  void a_picture_of_one_pixel_is_this_file() {
    byte[] head = {0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 32, 0x28};
    byte[] file = encode(row(0x11223344));
    assertThat(Arrays.copyOf(file, 18)).isEqualTo(head);
    assertThat(Arrays.copyOfRange(file, 18, 23)).containsExactly(0, 0x33, 0x22, 0x11, 0x44);
    assertThat(file).hasSize(18 + 5 + 26);
  }

  @Test
  void sides_are_little_endian() {
    assertThat(Arrays.copyOfRange(encode(new PixelBuffer(300, 2)), 12, 16))
        .containsExactly(44, 1, 2, 0);
  }

  @Test
  void two_equal_pixels_are_a_run_and_others_are_kept_together() {
    assertThat(packets(1, 2, 3, 3, 4))
        .containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 2, 0x81, 0, 0, 0, 3, 0, 0, 0, 0, 4);
  }

  @Test
  void packets_end_at_128_pixels() {
    assertThat(packets(new int[129])).containsExactly(0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    int[] different = new int[129];
    Arrays.setAll(different, i -> i);
    byte[] bytes = packets(different);
    assertThat(bytes).hasSize(2 + 4 * 129);
    assertThat(bytes[0]).isEqualTo((byte) 127);
    assertThat(bytes[1 + 4 * 128]).isZero();
  }

  @Test
  void no_picture_needs_more_than_a_byte_per_128_pixels_above_its_size() {
    assertThat(encode(TestPictures.NOISE.paint(512, 512, 1)))
        .hasSizeLessThanOrEqualTo(18 + 512 * (4 * 512 + 4) + 26);
  }

  @Test
  void a_reader_of_others_sees_the_same_pixels(@TempDir Path folder) throws Exception {
    assumeTrue(installed("ffmpeg"), "ffmpeg is not installed; nothing of others to read TGA with");
    PixelBuffer picture = TestPictures.SHADED_FIGURE.paint(61, 47, 1);
    Path file = Files.write(folder.resolve("a.tga"), encode(picture));
    Path raw = folder.resolve("a.rgba");
    Process reader =
        new ProcessBuilder(
                "ffmpeg",
                "-v",
                "error",
                "-nostdin",
                "-i",
                file.toString(),
                "-f",
                "rawvideo",
                "-pix_fmt",
                "rgba",
                raw.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(reader.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readAllBytes(raw)).isEqualTo(picture.rgba());
  }

  private static boolean installed(String program) {
    try {
      new ProcessBuilder(program, "-version")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
      return true;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
