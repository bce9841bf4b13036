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
  void the_three_forms_agree() {
    int count = 100;
    float[] a = random(300, 3);
    float[] b = random(count, 3);
    float[] sum = new float[count];
    float[] blend = new float[count];
    float[] constant = new float[300];
    java.util.Arrays.fill(constant, 0.5f);
    SineKernel.activateSum(sum, a, 7, b, count);
    SineKernel.activateBlend(blend, constant, 11, 30, a, 7, b, count);
    for (int i = 0; i < count; i++) {
      double turns = (double) a[7 + i] + b[i];
      assertThat(sum[i]).isCloseTo((float) Math.cos(2 * Math.PI * turns), within(2e-6f));
      assertThat(blend[i]).isCloseTo((float) Math.cos(2 * Math.PI * (turns + 0.5)), within(2e-6f));
    }
  }

  @Test
  void a_blend_takes_three_quarters_of_the_nearer_neighbour() {
    float[] x = {0.4f, 0.8f};
    float[] out = new float[1];
    SineKernel.activateBlend(out, x, 1, 0, new float[1], 0, new float[1], 1);
    assertThat(out[0]).isCloseTo((float) Math.cos(2 * Math.PI * 0.7), within(1e-6f));
  }

  private float[] random(int count, double bound) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
    }
    return values;
  }
}
