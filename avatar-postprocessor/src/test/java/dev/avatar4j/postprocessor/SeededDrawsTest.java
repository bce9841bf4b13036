package dev.avatar4j.postprocessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SeededDrawsTest {
  private static final int COUNT = 100_000;

  private static float[] field(long seed, int instance, long tick, int draw) {
    SeededDraws draws = new SeededDraws(seed, instance);
    draws.start(tick);
    float[] field = new float[COUNT];
    for (int i = 0; i <= draw; i++) {
      draws.fill(field, COUNT);
    }
    return field;
  }

  @Test
  void the_same_seed_place_and_tick_give_the_same_figures_whatever_was_drawn_before() {
    SeededDraws draws = new SeededDraws(7, 2);
    draws.start(1);
    draws.scalar();
    draws.fill(new float[10], 10);
    draws.start(40);
    float first = draws.scalar();
    float[] second = new float[COUNT];
    draws.fill(second, COUNT);
    assertThat(first).isEqualTo(field(7, 2, 40, 0)[0]);
    assertThat(second).isEqualTo(field(7, 2, 40, 1));
  }

  @Test
  void draws_of_another_seed_place_tick_or_order_have_nothing_in_common() {
    float[] base = field(7, 2, 40, 0);
    float[][] others = {
      field(8, 2, 40, 0), field(7, 3, 40, 0), field(7, 2, 41, 0), field(7, 2, 40, 1)
    };
    for (float[] other : others) {
      assertThat(correlation(base, other, 0)).isCloseTo(0, within(0.015));
    }
  }

  @Test
  void figures_are_uniform_and_neighbours_independent() {
    float[] field = field(1, 0, 0, 0);
    int[] bins = new int[16];
    for (float value : field) {
      assertThat(value).isBetween(0f, Math.nextDown(1f));
      bins[(int) (value * bins.length)]++;
    }
    for (int bin : bins) {
      assertThat(bin).isCloseTo(COUNT / bins.length, within(300));
    }
    for (int lag : new int[] {1, 2, 256, 512, 513}) {
      assertThat(correlation(field, field, lag)).isCloseTo(0, within(0.015));
    }
  }

  private static double correlation(float[] a, float[] b, int lag) {
    double sum = 0;
    for (int i = 0; i + lag < COUNT; i++) {
      sum += (a[i] - 0.5) * (b[i + lag] - 0.5);
    }
    return sum / (COUNT - lag) * 12;
  }
}
