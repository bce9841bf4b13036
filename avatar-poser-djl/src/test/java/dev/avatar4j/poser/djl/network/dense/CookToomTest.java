package dev.avatar4j.poser.djl.network.dense;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookToomTest {
  @ParameterizedTest
  @CsvSource({"2, 2", "3, 2", "4, 2", "2, 3", "3, 3", "4, 3"})
  void the_algorithm_gives_every_output_of_a_correlation(int outputs, int taps) {
    CookToom algorithm = CookToom.of(outputs, taps);
    int n = algorithm.tile();
    assertThat(n).isEqualTo(outputs + taps - 1);
    // It is linear in both arguments, so unit vectors cover all cases.
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < taps; k++) {
        for (int o = 0; o < outputs; o++) {
          double sum = 0;
          for (int product = 0; product < n; product++) {
            sum +=
                algorithm.output()[o][product]
                    * algorithm.kernel()[product][k]
                    * algorithm.input()[product][i];
          }
          assertThat(sum).isCloseTo(i == o + k ? 1 : 0, Offset.offset(1e-12));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "3, 2", "4, 2", "2, 3", "3, 3", "4, 3"})
  void transforms_of_pictures_lose_nothing_in_float32(int outputs, int taps) {
    CookToom algorithm = CookToom.of(outputs, taps);
    for (double[][] matrix : new double[][][] {algorithm.input(), algorithm.output()}) {
      for (double[] row : Matrices.kronecker(matrix, matrix)) {
        for (double value : row) {
          assertThat((double) (float) value).isEqualTo(value);
        }
      }
    }
  }
}
