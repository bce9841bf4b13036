package dev.avatar4j.postprocessor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaussianKernelTest {
  @ParameterizedTest
  @CsvSource({
    "0.01,3", "0.1,3", "0.5,3", "0.51,5", "1,5", "1.5,7", "2,9", "2.5,11", "3,13", "4,17", "4.5,19",
    "4.6,21", "7,21", "1e30,21"
  })
  void the_number_of_taps_follows_sigma(float sigma, int taps) {
    assertThat(2 * GaussianKernel.ofSigma(sigma).reach() + 1).isEqualTo(taps);
  }

  @ParameterizedTest
  @CsvSource({"0,0.1", "0,1.5", "0,7", "5,3", "1,2"})
  void weights_are_a_gaussian_of_sum_one(int taps, float sigma) {
    GaussianKernel kernel = GaussianKernel.of(taps, sigma);
    double sum = kernel.weight(0);
    for (int t = 1; t <= kernel.reach(); t++) {
      sum += 2 * kernel.weight(t);
      assertThat((double) kernel.weight(t))
          .isCloseTo(kernel.weight(0) * Math.exp(-t * t / (2.0 * sigma * sigma)), within(1e-7));
    }
    assertThat(sum).isCloseTo(1, within(1e-6));
  }

  @Test
  void an_even_number_of_taps_or_no_width_is_refused() {
    assertThatThrownBy(() -> GaussianKernel.of(4, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GaussianKernel.of(3, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GaussianKernel.ofSigma(Float.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"-1,1", "-4,4", "5,3", "8,0", "9,1", "-9,1", "3,3"})
  void the_mirror_does_not_repeat_the_edge(int index, int mirrored) {
    assertThat(GaussianKernel.mirror(index, 5)).isEqualTo(mirrored);
    assertThat(GaussianKernel.mirror(index, 1)).isZero();
  }
}
