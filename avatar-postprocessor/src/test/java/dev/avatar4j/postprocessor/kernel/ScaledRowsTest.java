package dev.avatar4j.postprocessor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaledRowsTest {
  @ParameterizedTest
  @CsvSource({
    "64,40,1.005",
    "64,40,0.995",
    "37,25,1.5",
    "37,25,0.5",
    "2,3,1.2",
    "50,1,1",
    "1,50,2"
  })
  void rows_are_sampled_bilinearly_with_repeated_edges(int width, int height, double factor) {
    Random random = new Random(3);
    float[] plane = new float[width * height];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = random.nextFloat();
    }
    ScaledRows rows = new ScaledRows(width, height, factor);
    float[][] planes = {plane};
    float[][] out = new float[2][width];
    float[] row = out[1];
    for (int y = 0; y < height; y++) {
      rows.row(y, planes, 1, out);
      double sourceY = source(y, height, factor);
      for (int x = 0; x < width; x++) {
        double expected = sample(plane, width, height, source(x, width, factor), sourceY);
        assertThat((double) row[x]).as("x %d, y %d", x, y).isCloseTo(expected, within(1e-5));
      }
    }
  }

  private static double source(int index, int size, double factor) {
    double mesh = size == 1 ? -1 : -1 + 2.0 * index / (size - 1);
    return Math.max(0, Math.min(size - 1, ((mesh * factor + 1) * size - 1) / 2));
  }

  private static double sample(float[] plane, int width, int height, double x, double y) {
    int left = (int) x;
    int top = (int) y;
    int right = Math.min(width - 1, left + 1);
    int bottom = Math.min(height - 1, top + 1);
    double along = x - left;
    double down = y - top;
    return (1 - down)
            * ((1 - along) * plane[top * width + left] + along * plane[top * width + right])
        + down
            * ((1 - along) * plane[bottom * width + left] + along * plane[bottom * width + right]);
  }

  @Test
  void rows_know_their_size() {
    ScaledRows rows = new ScaledRows(64, 40, 1);
    assertThat(rows.fits(64, 40)).isTrue();
    assertThat(rows.fits(40, 64)).isFalse();
  }
}
