package dev.avatar4j.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureFitTest {
  /** An opaque green picture. */
  private static byte[] green(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.GREEN);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "1024, 768, 512, 384, 0, 64",
    "896, 1152, 398, 512, 57, 0",
    "300, 200, 300, 200, 106, 156"
  })
  void fact_38_the_whole_picture_is_shrunk_to_fit_and_centred_but_never_enlarged(
      int width, int height, int fitWidth, int fitHeight, int left, int top) throws IOException {
    Frame frame = CharacterImages.read(green(width, height), "wide", PictureFit.WHOLE).picture();
    for (int i = 0; i < frame.size(); i++) {
      int x = i % 512;
      int y = i / 512;
      boolean inside = x >= left && x < left + fitWidth && y >= top && y < top + fitHeight;
      assertThat(frame.alpha()[i]).as("alpha at %d, %d", x, y).isEqualTo(inside ? 1f : 0f);
      assertThat(frame.green()[i]).as("green at %d, %d", x, y).isEqualTo(inside ? 1f : 0f);
    }
  }

  @Test
  void fact_39_the_centre_square_of_896x1152_begins_in_row_128() throws IOException {
    BufferedImage image = new BufferedImage(896, 1152, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < 1152; y++) {
      for (int x = 0; x < 896; x++) {
        // above and below the square the picture is red
        image.setRGB(x, y, y < 128 || y >= 1024 ? 0xffff0000 : 0xff808080);
      }
    }
    image.setRGB(448, 576, 0x00ffffff);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    Frame frame = CharacterImages.read(out.toByteArray(), "tall").picture();
    assertThat(frame.alpha()).hasSize(512 * 512);
    // in the middle of the first row only the square's own grey is seen, but for the filter's reach
    assertThat(frame.green()[512 * 4 + 256]).isCloseTo(0.215861f, offset(1e-6f));
    assertThat(frame.red()[512 * 4 + 256]).isEqualTo(frame.green()[512 * 4 + 256]);
    assertThat(frame.red()[512 * 507 + 256]).isEqualTo(frame.green()[512 * 507 + 256]);
  }

  @Test
  void fact_39_a_transparent_pixel_becomes_zero_and_grey_128_becomes_linear() throws IOException {
    BufferedImage image = new BufferedImage(512, 512, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(3, 0, 0x00ffffff);
    image.setRGB(4, 0, 0xff808080);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    Frame frame = CharacterImages.read(out.toByteArray(), "dots").picture();
    for (int channel = 0; channel < 4; channel++) {
      assertThat(frame.plane(channel)[3]).isZero();
    }
    assertThat(frame.red()[4]).isCloseTo(0.215861f, offset(1e-6f));
    assertThat(2 * frame.red()[4] - 1).isCloseTo(-0.568279f, offset(1e-6f));
  }
}
