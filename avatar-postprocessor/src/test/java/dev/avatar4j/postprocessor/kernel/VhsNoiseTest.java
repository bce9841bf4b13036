package dev.avatar4j.postprocessor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.FilterContext;
import dev.avatar4j.postprocessor.RowWorkers;
import org.junit.jupiter.api.Test;

/** The statistics that follow from the definition: Gaussians of 5 and 11 taps along the rows. */
class VhsNoiseTest {
  private static final int SIZE = 256;
  private static final FilterContext CONTEXT = new FilterContext(new RowWorkers(1));

  static {
    CONTEXT.begin(new Frame(SIZE, SIZE), 0);
  }

  @Test
  void brightness_noise_is_smooth_along_rows_and_rows_are_independent() {
    float[] luma = draw(VhsNoise.Chroma.NONE, false).luma();
    assertPlane(luma, 0.5, 0.1317);
    assertThat(correlation(luma, 1, 0)).isCloseTo(0.860, within(0.02));
    assertThat(correlation(luma, 4, 0)).isCloseTo(0.113, within(0.02));
    assertThat(correlation(luma, 0, 1)).isCloseTo(0, within(0.02));
  }

  @Test
  void doubled_grains_are_two_pixels_wide_and_high() {
    float[] luma = draw(VhsNoise.Chroma.NONE, true).luma();
    assertPlane(luma, 0.5, 0.1317);
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        assertThat(luma[y * SIZE + x]).isEqualTo(luma[y / 2 * 2 * SIZE + x / 2 * 2]);
      }
    }
    assertThat(correlation(luma, 2, 0)).isCloseTo(0.860, within(0.02));
  }

  @Test
  void colour_noise_is_coarser_and_has_mean_zero() {
    VhsNoise noise = draw(VhsNoise.Chroma.NEAREST, false);
    assertPlane(noise.luma(), 0.5, 0.1317);
    for (float[] plane : new float[][] {noise.blueDifference(), noise.redDifference()}) {
      assertPlane(plane, 0, 0.0905);
      assertThat(plane[SIZE + 1]).isEqualTo(plane[0]);
      assertThat(correlation(plane, 8, 0)).isCloseTo(0.637, within(0.03));
      assertThat(correlation(plane, 0, 2)).isCloseTo(0, within(0.03));
    }
    assertThat(noise.redDifference()).isNotEqualTo(noise.blueDifference());
  }

  @Test
  void smooth_colour_noise_varies_within_its_grains() {
    float[] plane = draw(VhsNoise.Chroma.BILINEAR, true).redDifference();
    assertThat(correlation(plane, 0, 2)).isGreaterThan(0.6);
    assertThat(plane[3 * SIZE + 3]).isNotEqualTo(plane[5 * SIZE + 5]);
  }

  @Test
  void the_smallest_planes_are_filled_too() {
    for (VhsNoise.Chroma chroma : VhsNoise.Chroma.values()) {
      VhsNoise noise = new VhsNoise(chroma, true);
      for (int size = 1; size < 6; size++) {
        noise.draw(size, 6 - size, new TestDraws(), CONTEXT);
        for (int i = 0; i < size * (6 - size); i++) {
          assertThat(noise.luma()[i]).isBetween(0f, 1f);
        }
      }
    }
  }

  private static VhsNoise draw(VhsNoise.Chroma chroma, boolean doubled) {
    VhsNoise noise = new VhsNoise(chroma, doubled);
    noise.draw(SIZE, SIZE, new TestDraws(), CONTEXT);
    return noise;
  }

  private static void assertPlane(float[] plane, double mean, double deviation) {
    assertThat(mean(plane)).isCloseTo(mean, within(0.006));
    assertThat(Math.sqrt(covariance(plane, 0, 0))).isCloseTo(deviation, within(0.05 * deviation));
  }

  private static double mean(float[] plane) {
    double sum = 0;
    for (float value : plane) {
      sum += value;
    }
    return sum / plane.length;
  }

  private static double correlation(float[] plane, int dx, int dy) {
    return covariance(plane, dx, dy) / covariance(plane, 0, 0);
  }

  private static double covariance(float[] plane, int dx, int dy) {
    double mean = mean(plane);
    double sum = 0;
    for (int y = 0; y < SIZE - dy; y++) {
      for (int x = 0; x < SIZE - dx; x++) {
        sum += (plane[y * SIZE + x] - mean) * (plane[(y + dy) * SIZE + x + dx] - mean);
      }
    }
    return sum / ((SIZE - dx) * (SIZE - dy));
  }
}
