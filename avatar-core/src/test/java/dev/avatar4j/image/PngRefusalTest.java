package dev.avatar4j.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.avatar4j.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PngRefusalTest {
  private static final byte[] GOOD = PngBuilder.plain(8, 8, 0xFF8040FF);

  private static String refusal(byte[] file) {
    InvalidInputException refused =
        catchThrowableOfType(
            InvalidInputException.class, () -> CharacterImages.read(file, "character"));
    assertThat(refused).isNotNull();
    assertThat(refused.field()).isEqualTo("image");
    return refused.getMessage();
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void an_empty_file_is_refused() {
    assertThat(refusal(new byte[0])).isEqualTo("The file is empty; choose a PNG picture.");
  }

  @ParameterizedTest
  @CsvSource({
    "\u00ff\u00d8\u00ff\u00e0, a JPEG picture",
    "GIF89a.., a GIF picture",
    "RIFF....WEBPVP8, a WebP picture",
    "....ftypavif, an AVIF picture",
    "BM......, a Windows bitmap",
    "8BPS...., a Photoshop document",
    "qoif...., a QOI picture",
    "<!DOCTYPE html><html>, an HTML page",
    "' <svg xmlns=', an SVG drawing",
    "'{\"a\": 1}', a JSON document",
    "version https://git-lfs.github.com/spec/v1, a Git LFS pointer",
    "hello, of an unknown kind"
  })
  void another_format_is_refused_by_its_name(String head, String name) {
    assertThat(refusal(latin1(head)))
        .contains("no PNG")
        .contains(name)
        .contains("must be PNG pictures");
  }

  @Test
  void a_file_mangled_by_a_text_transfer_is_recognised() {
    assertThat(refusal(latin1("\u0089PNG\n\u001a\n......"))).contains("text-mode transfer");
  }

  @Test
  void a_picture_cut_off_anywhere_is_refused_as_cut_off() {
    for (int length = 1; length < GOOD.length; length++) {
      assertThat(refusal(Arrays.copyOf(GOOD, length)))
          .as("the first %d bytes", length)
          .startsWith("The PNG file is cut off after " + length + " bytes");
    }
  }

  @Test
  void a_damaged_byte_anywhere_behind_the_signature_is_noticed() {
    for (int i = 8; i < GOOD.length; i++) {
      byte[] damaged = GOOD.clone();
      damaged[i] ^= 0x10;
      assertThat(refusal(damaged)).as("byte %d", i).containsAnyOf("damaged", "cut off");
    }
  }

  @Test
  void a_wrong_checksum_is_refused_with_the_chunk_at_fault() {
    byte[] file =
        new PngBuilder()
            .header(1, 1, 8, 6)
            .chunkWithChecksum("IDAT", PngBuilder.deflate(new byte[5]), 1)
            .end();
    assertThat(refusal(file)).contains("damaged").contains("checksum of chunk IDAT at byte 33");
  }

  @ParameterizedTest
  @CsvSource({"20000, 20000", "8193, 1", "1, 8193", "5000, 5000", "2147483647, 2147483647"})
  void a_header_that_promises_too_much_is_refused_before_pixels_are_read(int width, int height) {
    byte[] file = new PngBuilder().header(width, height, 8, 6).bytes();
    assertThat(refusal(file)).contains(width + "x" + height).contains("8192").contains("16777216");
  }

  @ParameterizedTest
  @CsvSource({"0, 5", "5, 0", "-1, 5"})
  void an_impossible_size_is_refused(int width, int height) {
    byte[] file = new PngBuilder().header(width, height, 8, 6).pixels().end();
    assertThat(refusal(file)).contains("size of " + Integer.toUnsignedString(width) + "x" + height);
  }

  @Test
  void a_file_longer_than_the_limit_is_refused() {
    ImageLimits limits = new ImageLimits(GOOD.length - 1, 100, 10, 1, 1);
    InvalidInputException refused =
        catchThrowableOfType(InvalidInputException.class, () -> PngDecoder.decode(GOOD, limits));
    assertThat(refused).hasMessageContaining("more than " + (GOOD.length - 1) + " bytes");
  }

  @ParameterizedTest
  @CsvSource({"8, 1", "8, 5", "4, 2", "16, 3", "3, 0", "0, 0"})
  void an_impossible_colour_type_or_depth_is_refused(int depth, int colourType) {
    byte[] file = new PngBuilder().header(1, 1, depth, colourType).pixels(new byte[9]).end();
    assertThat(refusal(file)).contains("colour type " + colourType + " with " + depth + " bits");
  }

  @Test
  void too_few_pixels_are_refused_even_if_every_checksum_is_right() {
    byte[] file = new PngBuilder().header(4, 4, 8, 6).pixels(new byte[3 * 17]).end();
    assertThat(refusal(file)).contains("cut off");
  }

  @Test
  void a_picture_without_pixel_data_is_refused() {
    assertThat(refusal(new PngBuilder().header(4, 4, 8, 6).end())).contains("cut off");
  }

  @Test
  void garbage_instead_of_compressed_pixels_is_refused() {
    byte[] file = new PngBuilder().header(4, 4, 8, 6).chunk("IDAT", new byte[40]).end();
    assertThat(refusal(file)).contains("compressed pixels cannot be decoded");
  }

  @Test
  void a_wrong_checksum_of_the_compressed_stream_is_refused() {
    byte[] stream = PngBuilder.deflate(new byte[5]);
    stream[stream.length - 1] ^= 1;
    byte[] file = new PngBuilder().header(1, 1, 8, 6).chunk("IDAT", stream).end();
    assertThat(refusal(file)).contains("compressed pixels cannot be decoded");
  }

  @Test
  void an_unknown_row_filter_is_refused() {
    byte[] file = new PngBuilder().header(1, 1, 8, 6).pixels((byte) 5, (byte) 1).end();
    assertThat(refusal(file)).contains("cut off");
    byte[] whole = new PngBuilder().header(1, 1, 8, 6).pixels(new byte[] {5, 1, 1, 1, 1}).end();
    assertThat(refusal(whole)).contains("unknown filter 5");
  }

  @Test
  void a_missing_or_too_short_palette_is_refused() {
    byte[] row = {0, 7};
    byte[] missing = new PngBuilder().header(1, 1, 8, 3).pixels(row).end();
    assertThat(refusal(missing)).contains("palette is missing");
    byte[] shorter =
        new PngBuilder().header(1, 1, 8, 3).chunk("PLTE", new byte[21]).pixels(row).end();
    assertThat(refusal(shorter)).contains("not in the palette");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 769})
  void a_palette_of_impossible_length_is_refused(int length) {
    byte[] file = new PngBuilder().header(1, 1, 8, 3).chunk("PLTE", new byte[length]).end();
    assertThat(refusal(file)).contains("palette has an impossible length");
  }

  @Test
  void a_critical_chunk_nobody_knows_is_refused() {
    byte[] file = new PngBuilder().header(1, 1, 8, 6).chunk("ABCD").pixels(new byte[5]).end();
    assertThat(refusal(file)).contains("unknown chunk ABCD");
  }

  @Test
  void a_bomb_is_not_inflated_beyond_the_promised_pixels() {
    byte[] bomb = new byte[64 << 20];
    bomb[4] = (byte) 255;
    byte[] file = new PngBuilder().header(1, 1, 8, 6).pixels(bomb).end();
    long before = allocatedBytes();
    PngDecoder.Decoded decoded = PngDecoder.decode(file, ImageLimits.DEFAULTS);
    assertThat(decoded.pixels().rgba()).containsExactly(0, 0, 0, 255);
    assertThat(allocatedBytes() - before).isLessThan(1 << 20);
  }

  private static long allocatedBytes() {
    return ((com.sun.management.ThreadMXBean)
            java.lang.management.ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  @Test
  void a_fully_transparent_picture_is_refused() {
    assertThat(refusal(PngBuilder.plain(0x11223300))).contains("fully transparent;");
  }

  @Test
  void a_picture_that_is_transparent_where_it_is_used_is_refused() {
    byte[] wide = PngBuilder.plain(60, 20, 0);
    assertThat(refusal(wide)).contains("fully transparent in its centre square");
  }

  @Test
  void the_default_limits_are_frozen() {
    assertThat(ImageLimits.DEFAULTS)
        .isEqualTo(new ImageLimits(33_554_432, 16_777_216, 8192, 64, 1_048_576));
  }
}
