package dev.avatar4j.postprocessor.upscale.anime4k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.RowWorkers;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Anime4kPipelineTest {
  private static Frame picture(int width, int height) {
    Frame frame = new Frame(width, height);
    Random random = new Random(4);
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < frame.size(); i++) {
        frame.plane(c)[i] = random.nextFloat() * (i % 7 == 0 ? 1f : 0.3f);
      }
    }
    Arrays.fill(frame.alpha(), 1f);
    return frame;
  }

  private static Frame run(
      List<NetworkWeights> networks, LightCurve light, Frame in, int width, int height) {
    Frame out = new Frame(width, height);
    try (RowWorkers workers = new RowWorkers(2)) {
      new Anime4kPipeline(networks, light, workers).run(in, out);
    }
    return out;
  }

  private static List<NetworkWeights> networks(NetworkModel... models) {
    return Arrays.stream(models).map(model -> RandomWeights.of(model, 11)).toList();
  }

  /** The steps one after the other, each on the whole picture. */
  private static Frame naive(
      List<NetworkWeights> networks, Frame in, int width, int height, boolean shrinks) {
    ColorPlanes original = ColorPlanes.of(in);
    ColorPlanes picture = original;
    for (int i = 0; i < networks.size(); i++) {
      if (shrinks && i == networks.size() - 1) {
        picture = resized(picture, width / 2, height / 2);
      }
      picture = NaiveNetwork.run(networks.get(i), picture);
    }
    clamp(picture, original);
    ColorPlanes result = resized(picture, width, height);
    Frame out = new Frame(width, height);
    for (int c = 0; c < 3; c++) {
      System.arraycopy(result.planes()[c], 0, out.plane(c), 0, out.size());
    }
    return out;
  }

  private static ColorPlanes resized(ColorPlanes in, int width, int height) {
    ColorPlanes out = ColorPlanes.of(width, height);
    for (int c = 0; c < 3; c++) {
      double[] plane = new double[in.width() * in.height()];
      for (int i = 0; i < plane.length; i++) {
        plane[i] = in.planes()[c][i];
      }
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          out.planes()[c][y * width + x] =
              (float)
                  NaiveNetwork.bilinear(
                      plane,
                      in.width(),
                      in.height(),
                      (x + 0.5) * in.width() / width - 0.5,
                      (y + 0.5) * in.height() / height - 0.5);
        }
      }
    }
    return out;
  }

  private static double luma(ColorPlanes p, int x, int y) {
    if (x < 0 || y < 0 || x >= p.width() || y >= p.height()) {
      return 0;
    }
    int i = y * p.width() + x;
    return 0.299 * p.planes()[0][i] + 0.587 * p.planes()[1][i] + 0.114 * p.planes()[2][i];
  }

  private static void clamp(ColorPlanes picture, ColorPlanes original) {
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        int sx = x * original.width() / picture.width();
        int sy = y * original.height() / picture.height();
        double most = 0;
        for (int k = 0; k < 25; k++) {
          most = Math.max(most, luma(original, sx + k % 5 - 2, sy + k / 5 - 2));
        }
        double excess = Math.max(0, luma(picture, x, y) - most);
        for (int c = 0; c < 3; c++) {
          picture.planes()[c][y * picture.width() + x] -= (float) excess;
        }
      }
    }
  }

  private static void assertSame(Frame actual, Frame expected, double tolerance) {
    double worst = 0;
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < actual.size(); i++) {
        worst = Math.max(worst, Math.abs(actual.plane(c)[i] - expected.plane(c)[i]));
      }
    }
    assertThat(worst).isLessThan(tolerance);
  }

  @ParameterizedTest
  @CsvSource({
    "24,18,false",
    "30,20,false",
    "17,40,false",
    "8,6,true",
    "10,8,false",
    "5,4,false",
    "48,36,false"
  })
  void two_doublings_give_what_the_steps_say(int width, int height, boolean shrinks) {
    List<NetworkWeights> networks =
        networks(NetworkModel.UPSCALE_DENOISE_S, NetworkModel.UPSCALE_S);
    Frame in = picture(12, 9);
    // After the first doubling it is 24x18; it shrinks if that is 1.2 to 2 times twice the target.
    assertSame(
        run(networks, LightCurve.LINEAR, in, width, height),
        naive(networks, in, width, height, shrinks),
        5e-5);
  }

  @Test
  void a_restoring_network_comes_before_two_doublings() {
    List<NetworkWeights> networks =
        networks(NetworkModel.RESTORE_S, NetworkModel.UPSCALE_M, NetworkModel.UPSCALE_M);
    Frame in = picture(11, 70);
    assertSame(
        run(networks, LightCurve.LINEAR, in, 22, 140), naive(networks, in, 22, 140, false), 5e-5);
  }

  @Test
  void encoded_light_converts_before_and_after() {
    List<NetworkWeights> networks = networks(NetworkModel.UPSCALE_S, NetworkModel.UPSCALE_S);
    Frame in = picture(12, 9);
    Frame encoded = new Frame(12, 9);
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < in.size(); i++) {
        encoded.plane(c)[i] = (float) ColorTransfer.toSrgb(in.plane(c)[i]);
      }
    }
    Frame expected = naive(networks, encoded, 24, 18, false);
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < expected.size(); i++) {
        expected.plane(c)[i] = (float) ColorTransfer.toLinear(expected.plane(c)[i]);
      }
    }
    assertSame(run(networks, LightCurve.ENCODED, in, 24, 18), expected, 5e-5);
  }

  @Test
  void a_pipeline_without_a_doubling_end_is_refused() {
    try (RowWorkers workers = new RowWorkers(1)) {
      assertThatThrownBy(
              () ->
                  new Anime4kPipeline(networks(NetworkModel.RESTORE_S), LightCurve.LINEAR, workers))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
