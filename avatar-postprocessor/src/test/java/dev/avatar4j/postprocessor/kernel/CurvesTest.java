package dev.avatar4j.postprocessor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.postprocessor.Color;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The documented errors of approximations. */
class CurvesTest {
  private static final int COUNT = 200_000;

  @Test
  void the_exposure_curve_is_right_within_5e_7_of_its_value() {
    float[] values = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      values[i] = (float) (Math.pow(i / (COUNT - 1.0), 4) * 8);
    }
    float[] exposed = values.clone();
    ExposureCurve.apply(exposed, 1.7f, 0, COUNT);
    double worst = 0;
    for (int i = 1; i < COUNT; i++) {
      double exact = -Math.expm1(-(double) values[i] * 1.7f);
      worst = Math.max(worst, Math.abs(exposed[i] - exact) / exact);
    }
    assertThat(worst).isLessThan(5e-7).isGreaterThan(0);
    assertThat(exposed[0]).isZero();
  }

  @Test
  void light_without_end_exposes_to_white_and_negative_light_to_black() {
    float[] values = {-1, -1e-30f, 0, 20, 1e30f, Float.POSITIVE_INFINITY};
    ExposureCurve.apply(values, 1, 0, values.length);
    assertThat(values[0]).isZero();
    assertThat(values[1]).isZero();
    assertThat(values[2]).isZero();
    for (int i = 3; i < values.length; i++) {
      assertThat(values[i]).isBetween(1 - 2e-7f, 1f);
    }
  }

  @Test
  void the_encoding_is_interpolated_within_1e_5() {
    double worst = 0;
    for (int i = 0; i <= COUNT; i++) {
      float value = (float) Math.pow(i / (double) COUNT, 3);
      worst =
          Math.max(
              worst, Math.abs(EncodedLevels.encode(value) - ColorTransfer.toSrgb((double) value)));
    }
    assertThat(worst).isLessThan(1e-5).isGreaterThan(0);
  }

  @Test
  void nearness_of_hues_equals_the_formula_with_arc_tangents() {
    Random random = new Random(2);
    Color[] references = {
      new Color(1, 0, 0), new Color(1, 0.0745f, 0), new Color(0, 0.5f, 1), new Color(1, 0, 0.01f)
    };
    for (Color reference : references) {
      for (float width : new float[] {0.067f, 0.3f, 1}) {
        float[][] rows = new float[3 + HueBand.SCRATCH_ROWS][1000];
        for (int i = 0; i < 1000; i++) {
          for (int channel = 0; channel < 3; channel++) {
            // whole eighths, so that equal channels and quarter turns occur
            rows[channel][i] = i < 500 ? random.nextInt(9) / 8f : random.nextFloat();
          }
        }
        float[] keep = new float[1000];
        new HueBand(reference, width).keep(rows, 3, keep, 1000);
        for (int i = 0; i < 1000; i++) {
          double exact = keep(rows[0][i], rows[1][i], rows[2][i], reference, width);
          assertThat((double) keep[i])
              .as("%s %s %s near %s", rows[0][i], rows[1][i], rows[2][i], reference)
              .isCloseTo(exact, within(8e-6));
        }
      }
    }
  }

  private static double keep(double r, double g, double b, Color reference, double width) {
    double turn = hue(r, g, b) - hue(reference.red(), reference.green(), reference.blue());
    double distance =
        2 * Math.min(Math.abs(turn), Math.min(Math.abs(turn + 1), Math.abs(turn - 1)));
    double near = 1 - Math.min(distance / width, 1);
    double y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    double u = Math.min(Math.abs((b - y) / 1.8556) / 0.05, 1);
    double v = Math.min(Math.abs((r - y) / 1.5748) / 0.05, 1);
    return near * near * Math.hypot(u, v);
  }

  private static double hue(double r, double g, double b) {
    return r == g && g == b
        ? 0
        : Math.atan2(Math.sqrt(3) / 2 * (g - b), r - (g + b) / 2) / (2 * Math.PI);
  }
}
