package dev.avatar4j.postprocessor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs with the vector module but not in use, see the module's build file. */
class LineSumTest {
  @Test
  void the_system_property_keeps_vectors_off_although_the_module_is_there() {
    assertThat(ModuleLayer.boot().findModule("jdk.incubator.vector")).isPresent();
    assertThat(LineSums.vectorsUsed()).isFalse();
    assertThat(LineSums.of(GaussianKernel.ofSigma(7), 64)).isInstanceOf(CopiedTaps.class);
  }

  @Test
  void vectors_are_chosen_for_wide_kernels_only() {
    assertThat(LineSums.choose(true, GaussianKernel.ofSigma(7), 64)).isInstanceOf(VectorTaps.class);
    assertThat(LineSums.choose(true, GaussianKernel.ofSigma(0.5f), 64))
        .isInstanceOf(CopiedTaps.class);
  }

  @ParameterizedTest
  @ValueSource(floats = {0.4f, 1f, 1.5f, 2f, 2.5f, 3f, 3.5f, 4f, 4.5f, 7f})
  void vectors_and_plain_java_give_the_same_bits(float sigma) {
    GaussianKernel kernel = GaussianKernel.ofSigma(sigma);
    SplittableRandom random = new SplittableRandom(1);
    for (int width : new int[] {1, 2, 7, 15, 16, 17, 63, 512, 1023}) {
      float[] padded = new float[width + 2 * kernel.reach()];
      for (int i = 0; i < padded.length; i++) {
        padded[i] = (float) (random.nextDouble() * 2 - 0.5);
      }
      for (int from : new int[] {0, width / 3}) {
        float[] plain = new float[width];
        float[] vectors = new float[width];
        new CopiedTaps(kernel, width).apply(padded, from, plain, width - from);
        new VectorTaps(kernel).apply(padded, from, vectors, width - from);
        assertThat(vectors).as("sigma %s, width %d from %d", sigma, width, from).isEqualTo(plain);
      }
    }
  }

  @Test
  void the_sum_is_the_weighted_sum() {
    GaussianKernel kernel = GaussianKernel.ofSigma(2);
    float[] padded = new float[40];
    for (int i = 0; i < padded.length; i++) {
      padded[i] = i * i;
    }
    float[] out = new float[32];
    new VectorTaps(kernel).apply(padded, 0, out, 32);
    for (int x = 0; x < 32; x++) {
      double expected = 0;
      for (int t = -kernel.reach(); t <= kernel.reach(); t++) {
        expected += kernel.weight(Math.abs(t)) * (double) padded[x + kernel.reach() + t];
      }
      assertThat((double) out[x]).isCloseTo(expected, within(1e-3));
    }
  }
}
