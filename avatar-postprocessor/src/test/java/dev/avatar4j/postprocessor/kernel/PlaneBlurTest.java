package dev.avatar4j.postprocessor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.postprocessor.FilterContext;
import dev.avatar4j.postprocessor.RowWorkers;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaneBlurTest {
  @ParameterizedTest
  @CsvSource({
    "40,33,1",
    "40,33,3",
    "64,200,5",
    "40,33,7",
    "37,150,9",
    "40,33,11",
    "40,33,13",
    "40,33,15",
    "70,90,17",
    "40,33,19",
    "96,300,21",
    "1,1,5",
    "3,2,21",
    "1,50,9",
    "50,1,9"
  })
  void equals_the_plain_double_sum(int width, int height, int taps) {
    GaussianKernel kernel = GaussianKernel.of(taps, taps / 4f);
    float[] source = noise(width * height);
    assertClose(blur(kernel, source, width, height, false), plain(kernel, source, width, height));
  }

  @ParameterizedTest
  @CsvSource({"40,150,5", "40,150,21", "12,9,21", "700,70,21", "5000,40,9"})
  void what_is_left_out_as_empty_makes_no_difference(int width, int height, int taps) {
    GaussianKernel kernel = GaussianKernel.of(taps, taps / 4f);
    float[] source = noise(width * height);
    for (int i = 0; i < source.length; i++) {
      int x = i % width;
      int y = i / width;
      boolean empty = x < y % 30 || x > width - y % 20 || y % 60 > 10 || x / 40 % 5 > 1;
      source[i] = empty ? 0 : source[i];
    }
    assertClose(blur(kernel, source, width, height, true), plain(kernel, source, width, height));
  }

  private static void assertClose(float[] actual, double[] expected) {
    for (int i = 0; i < actual.length; i++) {
      assertThat((double) actual[i]).as("value %d", i).isCloseTo(expected[i], within(1e-6));
    }
  }

  private static float[] noise(int count) {
    Random random = new Random(1);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  /** Two planes, the second twice the first; the result is checked to be so, too. */
  private static float[] blur(
      GaussianKernel kernel, float[] source, int width, int height, boolean sparse) {
    float[] result = new float[width * height];
    BlurJob job =
        new BlurJob() {
          @Override
          public void load(int y, float[][] rows, float[] scratch, Coverage coverage) {
            System.arraycopy(source, y * width, rows[0], 0, width);
            if (sparse) {
              coverage.setNonZero(rows[0]);
            }
            for (int x = 0; x < width; x++) {
              rows[1][x] = 2 * rows[0][x];
            }
          }

          @Override
          public void store(int y, float[][] rows, float[] scratch, boolean allZero) {
            for (int x = 0; x < width && !allZero; x++) {
              result[y * width + x] = rows[0][x] == rows[1][x] / 2 ? rows[0][x] : Float.NaN;
            }
          }
        };
    try (RowWorkers workers = new RowWorkers(2)) {
      PlaneBlur blur = new PlaneBlur(kernel, 2);
      FilterContext context = new FilterContext(workers);
      blur.run(width + 3, height + 5, new EmptyJob(), context);
      blur.run(width, height, job, context);
    }
    return result;
  }

  private static double[] plain(GaussianKernel kernel, float[] source, int width, int height) {
    double[] result = new double[source.length];
    int reach = kernel.reach();
    for (int i = 0; i < result.length; i++) {
      for (int dy = -reach; dy <= reach; dy++) {
        for (int dx = -reach; dx <= reach; dx++) {
          int x = GaussianKernel.mirror(i % width + dx, width);
          int y = GaussianKernel.mirror(i / width + dy, height);
          result[i] +=
              source[y * width + x]
                  * (double) kernel.weight(Math.abs(dx))
                  * kernel.weight(Math.abs(dy));
        }
      }
    }
    return result;
  }

  private static final class EmptyJob implements BlurJob {
    @Override
    public void load(int y, float[][] rows, float[] scratch, Coverage coverage) {
      coverage.setNonZero(new float[rows[0].length]);
    }

    @Override
    public void store(int y, float[][] rows, float[] scratch, boolean allZero) {
      assertThat(allZero).isTrue();
    }
  }
}
