package dev.avatar4j.postprocessor.upscale.resample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaneScalerTest {
  private static Taps taps(String kind, int in, int out) {
    return switch (kind) {
      case "bilinear" -> Taps.bilinear(in, out);
      case "bicubic" -> Taps.bicubic(in, out);
      default -> Taps.lanczos(in, out);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "bilinear,40,80", "bilinear,40,61", "bilinear,40,40", "bilinear,40,13", "bilinear,3,6",
    "bicubic,40,80", "bicubic,40,61", "bicubic,40,40", "bicubic,40,13", "bicubic,3,6",
    "lanczos,40,80", "lanczos,40,61", "lanczos,40,40", "lanczos,40,13", "lanczos,2,6"
  })
  void equals_the_sum_over_both_axes(String kind, int in, int out) {
    int rows = 9;
    int outRows = 14;
    float[] plane = new float[in * rows];
    Random random = new Random(1);
    for (int i = 0; i < plane.length; i++) {
      plane[i] = random.nextFloat();
    }
    Taps across = taps(kind, in, out);
    Taps down = taps(kind, rows, outRows);
    PlaneScaler scaler = new PlaneScaler(across, down, in);
    PlaneScaler.Scratch scratch = scaler.newScratch();
    float[] result = new float[out * outRows];
    scaler.scale(plane, result, 5, outRows, scratch);
    scaler.scale(plane, result, 0, 5, scratch);
    for (int y = 0; y < outRows; y++) {
      for (int x = 0; x < out; x++) {
        double sum = 0;
        for (int j = 0; j < down.count(); j++) {
          for (int k = 0; k < across.count(); k++) {
            sum +=
                (double) down.weights()[y * down.count() + j]
                    * across.weights()[x * across.count() + k]
                    * plane[(down.first()[y] + j) * in + across.first()[x] + k];
          }
        }
        assertThat((double) result[y * out + x])
            .isCloseTo(sum, org.assertj.core.api.Assertions.within(1e-6));
      }
    }
  }

  @Test
  void memory_is_not_carried_from_one_plane_to_the_next() {
    PlaneScaler scaler = new PlaneScaler(Taps.bilinear(2, 4), Taps.bilinear(2, 4), 2);
    PlaneScaler.Scratch scratch = scaler.newScratch();
    float[] result = new float[16];
    scaler.scale(new float[] {1, 1, 1, 1}, result, 0, 4, scratch);
    scaler.scale(new float[] {2, 2, 2, 2}, result, 0, 4, scratch);
    assertThat(result).containsOnly(2f);
  }

  @ParameterizedTest
  @CsvSource({"bilinear,7,20", "bicubic,20,7", "lanczos,20,7", "lanczos,7,20", "bicubic,2,9"})
  void weights_add_up_to_one_and_stay_inside(String kind, int in, int out) {
    Taps taps = taps(kind, in, out);
    for (int o = 0; o < out; o++) {
      double sum = 0;
      for (int k = 0; k < taps.count(); k++) {
        sum += taps.weights()[o * taps.count() + k];
      }
      assertThat(sum).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-6));
      assertThat(taps.first()[o]).isBetween(0, in - taps.count());
    }
  }
}
