package dev.avatar4j.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QoiEncoderTest {

  private static byte[] encode(PixelBuffer pixels) {
    ByteSink sink = new ByteSink(16);
    new QoiEncoder().encode(pixels, sink);
    return sink.toByteArray();
  }

  private static PixelBuffer row(int... pixels) {
    ByteBuffer rgba = ByteBuffer.allocate(4 * pixels.length);
    rgba.asIntBuffer().put(pixels);
    return new PixelBuffer(pixels.length, 1, rgba.array());
  }

  /** The operations alone, without header and end. */
  private static int[] operations(int... pixels) {
    byte[] file = encode(row(pixels));
    int[] bytes = new int[file.length - 22];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = file[14 + i] & 255;
    }
    return bytes;
  }

  /** A decoder written from the specification, one operation at a time. */
  private static byte[] decode(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file);
    assertThat(in.getInt()).isEqualTo(0x716F6966);
    int pixels = in.getInt() * in.getInt();
    assertThat(in.getShort()).isEqualTo((short) 0x0400);
    byte[][] index = new byte[64][4];
    byte[] pixel = {0, 0, 0, -1};
    ByteBuffer out = ByteBuffer.allocate(4 * pixels);
    while (out.hasRemaining()) {
      int tag = in.get() & 255;
      int repeat = 1;
      if (tag == 0xFE) {
        in.get(pixel, 0, 3);
      } else if (tag == 0xFF) {
        in.get(pixel);
      } else if (tag >> 6 == 0) {
        pixel = index[tag].clone();
      } else if (tag >> 6 == 1) {
        pixel[0] += (byte) ((tag >> 4 & 3) - 2);
        pixel[1] += (byte) ((tag >> 2 & 3) - 2);
        pixel[2] += (byte) ((tag & 3) - 2);
      } else if (tag >> 6 == 2) {
        int green = (tag & 63) - 32;
        int others = in.get() & 255;
        pixel[0] += (byte) (green + (others >> 4) - 8);
        pixel[1] += (byte) green;
        pixel[2] += (byte) (green + (others & 15) - 8);
      } else {
        repeat = (tag & 63) + 1;
      }
      int slot =
          (pixel[0] & 255) * 3
              + (pixel[1] & 255) * 5
              + (pixel[2] & 255) * 7
              + (pixel[3] & 255) * 11;
      index[slot % 64] = pixel.clone();
      for (; repeat > 0; repeat--) {
        out.put(pixel);
      }
    }
    byte[] end = new byte[in.remaining()];
    in.get(end);
    assertThat(end).containsExactly(0, 0, 0, 0, 0, 0, 0, 1);
    return out.array();
  }

  @ParameterizedTest
  @EnumSource
  void every_kind_and_size_of_picture_survives(TestPictures kind) {
    for (int[] size : new int[][] {{1, 1}, {1, 50}, {63, 2}, {62, 1}, {333, 97}}) {
      PixelBuffer picture = kind.paint(size[0], size[1], 3);
      assertThat(Arrays.equals(decode(encode(picture)), picture.rgba())).isTrue();
    }
  }

  @Test
  void the_header_holds_size_channels_and_colour_space() {
    byte[] file = encode(new PixelBuffer(300, 2));
    assertThat(Arrays.copyOf(file, 14))
        .containsExactly('q', 'o', 'i', 'f', 0, 0, 1, 44, 0, 0, 0, 2, 4, 0);
  }

  @Test
  void opaque_black_is_a_run_from_the_start() {
    assertThat(operations(0xFF, 0xFF)).containsExactly(0xC1);
  }

  @Test
  void runs_end_at_62() {
    int[] black = new int[63];
    Arrays.fill(black, 0xFF);
    assertThat(operations(black)).containsExactly(0xFD, 0xC0);
  }

  @Test
  void small_changes_take_one_byte_and_wrap_around() {
    assertThat(operations(0xFF0001FF)).containsExactly(0x40 | 1 << 4 | 2 << 2 | 3);
  }

  @Test
  void changes_along_with_green_take_two_bytes() {
    assertThat(operations(0x1214_0CFF)).containsExactly(0x80 | 0x14 + 32, 6 << 4);
  }

  @Test
  void other_changes_take_the_whole_colour_and_a_new_alpha_all_four_bytes() {
    assertThat(operations(0x80FF40FF, 0x80FF4001))
        .containsExactly(0xFE, 0x80, 0xFF, 0x40, 0xFF, 0x80, 0xFF, 0x40, 0x01);
  }

  @Test
  void a_colour_seen_before_takes_its_slot() {
    int slot = (0x81 * 3 + 0x10 * 5 + 0x40 * 7 + 255 * 11) % 64;
    assertThat(operations(0x811040FF, 0x001040FF, 0x811040FF)).endsWith(slot);
  }
}
