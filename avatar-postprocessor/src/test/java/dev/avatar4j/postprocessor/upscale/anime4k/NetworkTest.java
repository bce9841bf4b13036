package dev.avatar4j.postprocessor.upscale.anime4k;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.RowWorkers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkTest {
  private static final double TOLERANCE = 2e-5;

  private static VisibleArea everywhere(int width, int height) {
    Frame frame = new Frame(width, height);
    Arrays.fill(frame.alpha(), 1f);
    VisibleArea area = new VisibleArea();
    area.update(frame);
    return area;
  }

  private static ColorPlanes run(
      NetworkWeights weights, ColorPlanes in, VisibleArea area, int margin, int threads) {
    int scale = weights.shape().doubles() ? 2 : 1;
    ColorPlanes out = ColorPlanes.of(scale * in.width(), scale * in.height());
    try (RowWorkers workers = new RowWorkers(threads)) {
      new Network(weights, workers)
          .run(in, area, margin, new PlanesSink(out, weights.shape().doubles()));
    }
    return out;
  }

  private static double difference(ColorPlanes a, ColorPlanes b) {
    double worst = 0;
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < a.width() * a.height(); i++) {
        worst = Math.max(worst, Math.abs(a.planes()[c][i] - b.planes()[c][i]));
      }
    }
    return worst;
  }

  @ParameterizedTest
  @EnumSource
  void gives_what_the_formulas_say(NetworkModel model) {
    NetworkWeights weights = RandomWeights.of(model, model.ordinal());
    ColorPlanes in = RandomWeights.picture(19, 13, 1);
    ColorPlanes out = run(weights, in, everywhere(19, 13), 0, 1);
    assertThat(difference(out, NaiveNetwork.run(weights, in))).isLessThan(TOLERANCE);
    assertThat(difference(out, ColorPlanes.of(out.width(), out.height()))).isGreaterThan(0.5);
  }

  @ParameterizedTest
  @CsvSource({"UPSCALE_S,1", "UPSCALE_S,2", "RESTORE_VL,3", "UPSCALE_M,2"})
  void bands_and_threads_do_not_show(NetworkModel model, int threads) {
    NetworkWeights weights = RandomWeights.of(model, 5);
    ColorPlanes in = RandomWeights.picture(9, 150, 2);
    ColorPlanes out = run(weights, in, everywhere(9, 150), 0, threads);
    assertThat(difference(out, NaiveNetwork.run(weights, in))).isLessThan(TOLERANCE);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,7", "6,1", "2,2"})
  void the_smallest_pictures_work(int width, int height) {
    NetworkWeights weights = RandomWeights.of(NetworkModel.UPSCALE_VL, 5);
    ColorPlanes in = RandomWeights.picture(width, height, 2);
    ColorPlanes out = run(weights, in, everywhere(width, height), 0, 1);
    assertThat(difference(out, NaiveNetwork.run(weights, in))).isLessThan(TOLERANCE);
  }

  @Test
  void what_is_visible_is_the_same_as_if_everything_were_computed() {
    NetworkWeights weights = RandomWeights.of(NetworkModel.UPSCALE_M, 5);
    ColorPlanes in = RandomWeights.picture(60, 200, 2);
    Frame frame = new Frame(60, 200);
    for (int y = 90; y < 110; y++) {
      Arrays.fill(frame.alpha(), y * 60 + 30, y * 60 + 40, 0.5f);
    }
    VisibleArea area = new VisibleArea();
    area.update(frame);
    ColorPlanes out = run(weights, in, area, 2, 2);
    ColorPlanes whole = run(weights, in, everywhere(60, 200), 0, 2);
    for (int y = 176; y < 224; y++) {
      int from = y * 120 + 56;
      assertThat(Arrays.copyOfRange(out.planes()[0], from, from + 28))
          .containsExactly(Arrays.copyOfRange(whole.planes()[0], from, from + 28));
    }
  }

  @Test
  void what_is_far_from_anything_visible_is_black_whatever_was_there_before() {
    NetworkWeights weights = RandomWeights.of(NetworkModel.UPSCALE_S, 5);
    ColorPlanes in = RandomWeights.picture(20, 200, 2);
    VisibleArea area = new VisibleArea();
    Frame frame = new Frame(20, 200);
    frame.alpha()[100 * 20 + 10] = 1;
    area.update(frame);
    ColorPlanes out = RandomWeights.picture(40, 400, 3);
    try (RowWorkers workers = new RowWorkers(1)) {
      new Network(weights, workers).run(in, area, 1, new PlanesSink(out, true));
    }
    for (float[] plane : out.planes()) {
      for (int y = 0; y < 400; y++) {
        for (int x = 0; x < 40; x++) {
          boolean near = y >= 128 && y < 256 && x >= 18 && x < 24;
          if (!near) {
            assertThat(plane[y * 40 + x]).isZero();
          }
        }
      }
    }
  }
}
