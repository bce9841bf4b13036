package dev.avatar4j.postprocessor.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.FilterContext;
import dev.avatar4j.postprocessor.RowWorkers;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Warps against the definition, pixel by pixel in double precision. */
class WarpTest {
  private final RowWorkers workers = new RowWorkers(2);
  private final FilterContext context = new FilterContext(workers);

  @AfterEach
  void endThreads() {
    workers.close();
  }

  /** Where to read, in units in which the picture is 2 wide and high. */
  private interface Grid {
    double at(int x, int y);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,7", "7,1", "2,2", "3,2", "5,64", "64,33", "129,40", "512,20"})
  void rows_move_by_their_own_shift_and_the_picture_up_or_down(int width, int height) {
    SplittableRandom random = new SplittableRandom(width * 1000L + height);
    RowWarp warp = new RowWarp();
    for (double reach : new double[] {0, 0.003, 0.2, 5}) {
      Frame picture = noise(width, height, random);
      double[] shifts = warp.shifts(height);
      for (int y = 0; y < height; y++) {
        shifts[y] = random.nextDouble(-1, 1) * reach;
      }
      double vertical = random.nextDouble(-1, 1) * reach;
      context.begin(picture, 0);
      Frame actual = warp.apply(picture, context, vertical);
      assertWarped(
          picture,
          actual,
          (x, y) -> coordinate(x, width) + shifts[y],
          (x, y) -> coordinate(y, height) + vertical);
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,7", "7,1", "2,2", "3,2", "5,64", "64,33", "300,40"})
  void a_zoom_enlarges_about_its_centre(int width, int height) {
    SplittableRandom random = new SplittableRandom(width * 1000L + height);
    for (double factor : new double[] {1.01, 2, 3.7, 64}) {
      double centerX = random.nextDouble(-1, 1);
      double centerY = random.nextDouble(-1, 1);
      Frame picture = noise(width, height, random);
      context.begin(picture, 0);
      Frame actual = new ZoomWarp(centerX, centerY, factor).apply(picture, context);
      assertWarped(
          picture,
          actual,
          (x, y) -> centerX + (coordinate(x, width) - centerX) / factor,
          (x, y) -> centerY + (coordinate(y, height) - centerY) / factor);
    }
  }

  @Test
  void without_displacement_the_picture_shrinks_by_half_a_pixel_at_each_edge() {
    Frame ramp = new Frame(101, 3);
    for (int i = 0; i < ramp.size(); i++) {
      ramp.red()[i] = i % 101;
    }
    context.begin(ramp, 0);
    float[] row = new RowWarp().apply(ramp, context, 0).red();
    assertThat(row[0]).isZero();
    assertThat(row[25]).isEqualTo(24.75f);
    assertThat(row[50]).isEqualTo(50);
    assertThat(row[75]).isEqualTo(75.25f);
    assertThat(row[100]).isEqualTo(100);
  }

  @Test
  void one_warp_takes_frames_of_changing_size() {
    RowWarp warp = new RowWarp();
    ZoomWarp zoom = new ZoomWarp(0.1, -0.3, 2);
    for (int size : new int[] {40, 3, 1, 90, 2, 40}) {
      Frame picture = noise(size, size + 1, new SplittableRandom(size));
      context.begin(picture, 0);
      Frame warped = warp.apply(picture, context, 0);
      assertWarped(
          picture, warped, (x, y) -> coordinate(x, size), (x, y) -> coordinate(y, size + 1));
      Frame zoomed = zoom.apply(picture, context);
      assertWarped(
          picture,
          zoomed,
          (x, y) -> 0.1 + (coordinate(x, size) - 0.1) / 2,
          (x, y) -> -0.3 + (coordinate(y, size + 1) + 0.3) / 2);
    }
  }

  private static void assertWarped(Frame picture, Frame actual, Grid gridX, Grid gridY) {
    double worst = 0;
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        double column = position(gridX.at(x, y), picture.width());
        double row = position(gridY.at(x, y), picture.height());
        for (int channel = 0; channel < 4; channel++) {
          double expected = sample(picture, channel, column, row);
          double value = actual.plane(channel)[y * picture.width() + x];
          assertThat(value).isNotNaN();
          worst = Math.max(worst, Math.abs(value - expected));
        }
      }
    }
    assertThat(worst).isLessThan(1e-5);
  }

  private static double coordinate(int index, int size) {
    return size == 1 ? -1 : -1 + 2.0 * index / (size - 1);
  }

  private static double position(double coordinate, int size) {
    return Math.max(0, Math.min(size - 1, ((coordinate + 1) * size - 1) / 2));
  }

  private static double sample(Frame picture, int channel, double column, double row) {
    int x = (int) column;
    int y = (int) row;
    int right = Math.min(x + 1, picture.width() - 1);
    int below = Math.min(y + 1, picture.height() - 1);
    float[] plane = picture.plane(channel);
    int w = picture.width();
    double top = plane[y * w + x] * (1 - column + x) + plane[y * w + right] * (column - x);
    double bottom =
        plane[below * w + x] * (1 - column + x) + plane[below * w + right] * (column - x);
    return top * (1 - row + y) + bottom * (row - y);
  }

  private static Frame noise(int width, int height, SplittableRandom random) {
    Frame frame = new Frame(width, height);
    for (int channel = 0; channel < 4; channel++) {
      for (int i = 0; i < frame.size(); i++) {
        frame.plane(channel)[i] = (float) random.nextDouble();
      }
    }
    return frame;
  }
}
