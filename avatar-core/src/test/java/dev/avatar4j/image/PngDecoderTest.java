package dev.avatar4j.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the JDK's own writer writes, and what it cannot write, comes back as RGBA. */
class PngDecoderTest {

  private static byte[] write(BufferedImage image, boolean interlaced) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam how = writer.getDefaultWriteParam();
    how.setProgressiveMode(
        interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    }
    writer.dispose();
    return bytes.toByteArray();
  }

  private static PngDecoder.Decoded decode(byte[] file) {
    return PngDecoder.decode(file, ImageLimits.DEFAULTS);
  }

  /** Random samples, but smooth enough that a writer picks every row filter. */
  private static void fill(WritableRaster raster, int range) {
    Random random = new Random(raster.getWidth());
    for (int y = 0; y < raster.getHeight(); y++) {
      for (int x = 0; x < raster.getWidth(); x++) {
        for (int band = 0; band < raster.getNumBands(); band++) {
          int wave = (x * (band + 1) + y * 3) * range / 97 + random.nextInt(3) * y;
          raster.setSample(x, y, band, Math.floorMod(wave, range));
        }
      }
    }
  }

  private static BufferedImage component(int width, int height, int type, int... bandOrder) {
    boolean alpha = bandOrder.length % 2 == 0;
    int space = bandOrder.length < 3 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB;
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(space),
            alpha,
            false,
            alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
            type);
    WritableRaster raster = model.createCompatibleWritableRaster(width, height);
    fill(raster, type == DataBuffer.TYPE_BYTE ? 256 : 65536);
    return new BufferedImage(model, raster, false, null);
  }

  private static int round8(int sample, int most) {
    return (int) Math.round(sample * 255.0 / most);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 8, 37, 23",
    "2, 8, 37, 23",
    "3, 8, 37, 23",
    "4, 8, 37, 23",
    "1, 16, 19, 11",
    "2, 16, 19, 11",
    "3, 16, 19, 11",
    "4, 16, 19, 11",
    "4, 8, 1, 1",
    "4, 8, 1, 9",
    "4, 8, 9, 1",
    "3, 8, 3, 5",
    "4, 8, 300, 200"
  })
  void grey_and_colour_with_and_without_alpha_are_expanded(
      int bands, int depth, int width, int height) throws IOException {
    int type = depth == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
    BufferedImage image = component(width, height, type, new int[bands]);
    int most = (1 << depth) - 1;
    for (boolean interlaced : new boolean[] {false, true}) {
      PngDecoder.Decoded decoded = decode(write(image, interlaced));
      byte[] rgba = decoded.pixels().rgba();
      assertThat(decoded.hasTransparency()).isEqualTo(bands % 2 == 0);
      for (int i = 0; i < width * height; i++) {
        int[] s = image.getRaster().getPixel(i % width, i / width, (int[]) null);
        int blue = bands < 3 ? 0 : 2;
        int green = bands < 3 ? 0 : 1;
        int alpha = bands % 2 == 0 ? round8(s[bands - 1], most) : 255;
        assertThat(rgba[4 * i] & 255).isEqualTo(round8(s[0], most));
        assertThat(rgba[4 * i + 1] & 255).isEqualTo(round8(s[green], most));
        assertThat(rgba[4 * i + 2] & 255).isEqualTo(round8(s[blue], most));
        assertThat(rgba[4 * i + 3] & 255).isEqualTo(alpha);
      }
      assertThat(decoded.warnings()).hasSize(depth == 16 ? 1 : 0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void palettes_of_every_depth_are_expanded_with_their_transparency(int depth) throws IOException {
    int entries = 1 << depth;
    byte[][] map = new byte[4][entries];
    Random random = new Random(depth);
    for (byte[] channel : map) {
      random.nextBytes(channel);
    }
    IndexColorModel model = new IndexColorModel(depth, entries, map[0], map[1], map[2], map[3]);
    WritableRaster raster = model.createCompatibleWritableRaster(37, 23);
    fill(raster, entries);
    BufferedImage image = new BufferedImage(model, raster, false, null);
    for (boolean interlaced : new boolean[] {false, true}) {
      PngDecoder.Decoded decoded = decode(write(image, interlaced));
      byte[] rgba = decoded.pixels().rgba();
      assertThat(decoded.hasTransparency()).isTrue();
      assertThat(decoded.warnings()).isEmpty();
      for (int i = 0; i < 37 * 23; i++) {
        int entry = raster.getSample(i % 37, i / 37, 0);
        for (int c = 0; c < 4; c++) {
          assertThat(rgba[4 * i + c]).isEqualTo(map[c][entry]);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0x50, 0 255 0 255 0 0 0 0", "2, 0x1B, 0 85 170 255", "4, 0x5A, 85 170"})
  void grey_below_8_bits_is_scaled_to_the_full_range(int depth, String packed, String expected) {
    int width = 8 / depth;
    byte[] file =
        new PngBuilder()
            .header(width, 1, depth, 0)
            .pixels((byte) 0, (byte) (int) Integer.decode(packed))
            .end();
    byte[] rgba = decode(file).pixels().rgba();
    StringBuilder greys = new StringBuilder();
    for (int i = 0; i < width; i++) {
      greys.append(i == 0 ? "" : " ").append(rgba[4 * i] & 255);
    }
    assertThat(greys.toString()).isEqualTo(expected);
  }

  @Test
  void the_transparent_grey_is_compared_at_full_depth() {
    byte[] file =
        new PngBuilder()
            .header(3, 1, 16, 0)
            .chunk("tRNS", (byte) 0x12, (byte) 0x34)
            .pixels(new byte[] {0, 0x12, 0x34, 0x12, 0x35, 0x13, 0x34})
            .end();
    PngDecoder.Decoded decoded = decode(file);
    assertThat(decoded.hasTransparency()).isTrue();
    byte[] rgba = decoded.pixels().rgba();
    assertThat(new int[] {rgba[3] & 255, rgba[7] & 255, rgba[11] & 255})
        .containsExactly(0, 255, 255);
  }

  @Test
  void the_transparent_colour_needs_all_three_channels() {
    byte[] file =
        new PngBuilder()
            .header(2, 1, 8, 2)
            .chunk("tRNS", new byte[] {0, 1, 0, 2, 0, 3})
            .pixels(new byte[] {0, 1, 2, 3, 1, 2, 4})
            .end();
    byte[] rgba = decode(file).pixels().rgba();
    assertThat(rgba).containsExactly(1, 2, 3, 0, 1, 2, 4, -1);
  }

  @Test
  void pixel_data_may_be_split_into_any_number_of_chunks() {
    byte[] rows = {0, 1, 2, 3, 4, 2, 1, 1, 1, 1};
    PngBuilder builder = new PngBuilder().header(1, 2, 8, 6);
    for (byte b : PngBuilder.deflate(rows)) {
      builder.chunk("IDAT", b).chunk("IDAT");
    }
    assertThat(decode(builder.end()).pixels().rgba()).containsExactly(1, 2, 3, 4, 2, 3, 4, 5);
  }

  @Test
  void harmless_extras_are_ignored() {
    byte[] file =
        new PngBuilder()
            .header(1, 1, 8, 6)
            .chunk("gAMA", new byte[] {0, 0, (byte) 0xB1, (byte) 0x8F})
            .chunk("tEXt", new byte[] {65, 0, 66})
            .chunk("iCCP", (byte) 's', (byte) 'R', (byte) 'G', (byte) 'B', (byte) 0, (byte) 0)
            .pixels(new byte[] {0, 9, 8, 7, 6})
            .end();
    byte[] withTrailer = java.util.Arrays.copyOf(file, file.length + 5);
    PngDecoder.Decoded decoded = decode(withTrailer);
    assertThat(decoded.pixels().rgba()).containsExactly(9, 8, 7, 6);
    assertThat(decoded.warnings()).isEmpty();
  }

  @Test
  void an_animation_and_a_foreign_colour_profile_are_mentioned() {
    byte[] file =
        new PngBuilder()
            .header(1, 1, 8, 6)
            .chunk("iCCP", (byte) 'P', (byte) '3', (byte) 0, (byte) 0)
            .chunk("acTL", new byte[8])
            .pixels(new byte[] {0, 9, 8, 7, 6})
            .chunk("fdAT", new byte[20])
            .end();
    PngDecoder.Decoded decoded = decode(file);
    assertThat(decoded.pixels().rgba()).containsExactly(9, 8, 7, 6);
    assertThat(decoded.warnings())
        .containsExactly(
            "The colour profile \"P3\" is ignored; the colours are taken as sRGB.",
            "The picture is animated; only its first frame is used.");
  }
}
