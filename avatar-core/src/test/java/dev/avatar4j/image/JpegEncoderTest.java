package dev.avatar4j.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.InvalidInputException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegEncoderTest {
  private static byte[] encode(PixelBuffer pixels, String matte, int quality) {
    ByteSink sink = new ByteSink(16);
    try (FrameEncoder encoder =
        FrameEncoding.jpeg(Matte.parse("background", matte), quality).newEncoder()) {
      encoder.encode(pixels, sink);
    }
    return sink.toByteArray();
  }

  private static BufferedImage read(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file));
  }

  /** How a desktop lays the picture over a page of that colour. */
  private static BufferedImage laidOver(PixelBuffer pixels, Color page) {
    BufferedImage picture =
        new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < pixels.rgba().length / 4; i++) {
      byte[] p = Arrays.copyOfRange(pixels.rgba(), 4 * i, 4 * i + 4);
      Color color = new Color(p[0] & 255, p[1] & 255, p[2] & 255, p[3] & 255);
      picture.setRGB(i % pixels.width(), i / pixels.width(), color.getRGB());
    }
    BufferedImage result =
        new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = result.createGraphics();
    graphics.setColor(page);
    graphics.fillRect(0, 0, pixels.width(), pixels.height());
    graphics.drawImage(picture, 0, 0, null);
    graphics.dispose();
    return result;
  }

  private static double meanError(BufferedImage one, BufferedImage other) {
    double sum = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        Color a = new Color(one.getRGB(x, y));
        Color b = new Color(other.getRGB(x, y));
        sum += Math.abs(a.getRed() - b.getRed());
        sum += Math.abs(a.getGreen() - b.getGreen());
        sum += Math.abs(a.getBlue() - b.getBlue());
      }
    }
    return sum / 3 / one.getWidth() / one.getHeight();
  }

  @ParameterizedTest
  @ValueSource(strings = {"#ffffff", "#000000", "#20c040"})
  void the_picture_is_what_a_desktop_shows_on_a_page_of_that_colour(String page)
      throws IOException {
    PixelBuffer picture = TestPictures.SHADED_FIGURE.paint(160, 120, 1);
    BufferedImage shown = laidOver(picture, Color.decode(page));
    BufferedImage decoded = read(encode(picture, page, 95));
    assertThat(decoded.getWidth()).isEqualTo(160);
    assertThat(decoded.getColorModel().hasAlpha()).isFalse();
    assertThat(meanError(decoded, shown)).isLessThan(3);
  }

  @Test
  void the_matte_mixes_encoded_values_and_rounds_to_nearest() {
    PixelBuffer pixels = new PixelBuffer(256, 1);
    for (int alpha = 0; alpha < 256; alpha++) {
      byte[] pixel = {(byte) 200, 17, (byte) 255, (byte) alpha};
      System.arraycopy(pixel, 0, pixels.rgba(), 4 * alpha, 4);
    }
    byte[] bgr = new byte[3 * 256];
    new Matte(0x1040FF).flattenToBgr(pixels, bgr);
    new Matte(0x1040FF).flatten(pixels);
    for (int alpha = 0; alpha < 256; alpha++) {
      int[] above = {200, 17, 255};
      int[] below = {0x10, 0x40, 0xFF};
      for (int c = 0; c < 3; c++) {
        double exact = (above[c] * alpha + below[c] * (255 - alpha)) / 255.0;
        int mixed = pixels.rgba()[4 * alpha + c] & 255;
        assertThat((double) mixed).isCloseTo(exact, within(0.5));
        assertThat(bgr[3 * alpha + 2 - c]).isEqualTo((byte) mixed);
      }
      assertThat(pixels.rgba()[4 * alpha + 3]).isEqualTo((byte) 255);
    }
  }

  @Test
  void an_encoder_is_used_for_many_frames_of_any_size() throws IOException {
    ByteSink sink = new ByteSink(16);
    try (FrameEncoder encoder = FrameFormat.JPEG.newEncoder()) {
      for (int side : new int[] {1, 7, 64, 64, 33}) {
        sink.clear();
        PixelBuffer picture = TestPictures.SHADED_FIGURE.paint(side, side + 1, side);
        encoder.encode(picture, sink);
        byte[] file = sink.toByteArray();
        assertThat(file).startsWith(0xFF, 0xD8, 0xFF).endsWith(0xFF, 0xD9);
        assertThat(read(file).getHeight()).isEqualTo(side + 1);
        assertThat(encode(picture, "ffffff", 85)).isEqualTo(file);
      }
    }
  }

  @Test
  void a_higher_quality_is_larger_and_nearer() throws IOException {
    PixelBuffer picture = TestPictures.SHADED_FIGURE.paint(128, 128, 1);
    BufferedImage shown = laidOver(picture, Color.WHITE);
    byte[] coarse = encode(picture, "#FFFFFF", 10);
    byte[] fine = encode(picture, "#FFFFFF", 95);
    assertThat(coarse.length).isLessThan(fine.length);
    assertThat(meanError(read(fine), shown)).isLessThan(meanError(read(coarse), shown));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#fff", "red", "#12345g", "##123456", "0x1234", "#1234567"})
  void what_is_no_colour_is_refused(String text) {
    assertThatThrownBy(() -> Matte.parse("background", text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("#20c040");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 101})
  void a_quality_out_of_range_is_refused(int quality) {
    assertThatThrownBy(() -> FrameEncoding.jpeg(Matte.WHITE, quality))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("1 to 100");
  }
}
