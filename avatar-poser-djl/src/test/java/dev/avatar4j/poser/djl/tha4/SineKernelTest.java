package dev.avatar4j.poser.djl.tha4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SineKernelTest {
  private final Random random = new Random(1);

  @Test
  void a_sine_in_turns_is_exact_to_3e_7_however_large_its_argument() {
    int count = 4001;
    float[] x = random(count, 200);
    float[] bias = random(count, 1);
    float[] expected = new float[count];
    for (int i = 0; i < count; i++) {
      expected[i] = (float) Math.sin(2 * Math.PI * ((double) (x[i] + bias[i]) + 0.25));
    }
    SineKernel.activate(x, bias, count);
    for (int i = 0; i < count; i++) {
      assertThat(x[i]).isCloseTo(expected[i], within(3e-7f));
      assertThat(x[i]).isBetween(-1f, 1f);
    }
  }

  @Test
  void sums_and_blends_of_phases_are_added_before_the_sine() {
    int count = 1001;
    float[] a = random(count, 3);
    float[] b = random(count, 3);
    float[] near = random(count, 3);
    float[] far = random(count, 3);
    float[] sum = new float[count];
    float[] blend = new float[count];
    SineKernel.activateSum(sum, a, b, count);
    SineKernel.activateBlend(blend, near, far, a, b, count);
    for (int i = 0; i < count; i++) {
      double turns = (double) a[i] + b[i];
      assertThat(sum[i]).isCloseTo((float) Math.cos(2 * Math.PI * turns), within(4e-6f));
      double blended = turns + 0.75 * near[i] + 0.25 * far[i];
      assertThat(blend[i]).isCloseTo((float) Math.cos(2 * Math.PI * blended), within(1e-5f));
    }
  }

  private float[] random(int count, double bound) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
    }
    return values;
  }
}
