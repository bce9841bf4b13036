package dev.avatar4j.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PicturePlacementTest {
  /** Opaque in rows 100 to 299 and columns 150 to 349. */
  private static PixelBuffer block() {
    PixelBuffer picture = new PixelBuffer(512, 512);
    for (int y = 100; y < 300; y++) {
      Arrays.fill(picture.rgba(), 4 * (512 * y + 150), 4 * (512 * y + 350), (byte) -1);
    }
    return picture;
  }

  private static int alpha(PixelBuffer picture, int x, int y) {
    return picture.rgba()[4 * (512 * y + x) + 3] & 255;
  }

  @Test
  void a_sharp_edge_leaves_no_faint_line_beside_itself() {
    for (int side : new int[] {300, 700}) {
      double scale = side / 512.0;
      PixelBuffer placed = new PicturePlacement(side, 20, -10).apply(block());
      for (int y = 0; y < 512; y++) {
        for (int x = 0; x < 512; x++) {
          boolean beside =
              x < 20 + 150 * scale - 4
                  || x > 20 + 350 * scale + 4
                  || y < -10 + 100 * scale - 4
                  || y > -10 + 300 * scale + 4;
          if (beside) {
            assertThat(alpha(placed, x, y)).as("%d: column %d, row %d", side, x, y).isZero();
          }
        }
      }
      assertThat(alpha(placed, (int) (20 + 250 * scale), (int) (-10 + 200 * scale))).isEqualTo(255);
    }
  }

  @Test
  void a_picture_that_keeps_its_size_is_only_moved() {
    PixelBuffer picture = block();
    picture.rgba()[4 * (512 * 7 + 5) + 3] = 3; // faint, but it was there
    PixelBuffer placed = new PicturePlacement(512, 10, 20).apply(picture);
    assertThat(alpha(placed, 15, 27)).isEqualTo(3);
    assertThat(alpha(placed, 160, 120)).isEqualTo(255);
    assertThat(alpha(placed, 159, 120)).isZero();
  }

  @Test
  void a_part_is_what_lies_there_in_the_whole_scaled_picture() {
    PixelBuffer picture = new PixelBuffer(64, 64);
    new Random(1).nextBytes(picture.rgba());
    for (int side : new int[] {23, 150}) {
      PixelBuffer whole = LanczosScaler.centreSquare(picture, side);
      PixelBuffer part = LanczosScaler.part(picture, side, 5, 9, 14, 11);
      for (int y = 0; y < 11; y++) {
        assertThat(Arrays.copyOfRange(part.rgba(), 4 * 14 * y, 4 * 14 * (y + 1)))
            .as("%d: row %d", side, y)
            .isEqualTo(
                Arrays.copyOfRange(
                    whole.rgba(), 4 * (side * (9 + y) + 5), 4 * (side * (9 + y) + 19)));
      }
    }
  }

  @Test
  void a_picture_laid_beside_the_frame_leaves_it_transparent() {
    for (PicturePlacement beside :
        List.of(
            new PicturePlacement(300, 512, 0),
            new PicturePlacement(300, 0, -300),
            new PicturePlacement(512, -600, 0))) {
      assertThat(beside.apply(block()).rgba()).containsOnly(0);
    }
  }
}
