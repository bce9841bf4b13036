package dev.avatar4j.postprocessor.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Statistics over many random fields of one size. */
final class FieldStatistics {
  private static final double STD_RATIO = 0.05;

  private final int width;
  private final List<float[]> fields = new ArrayList<>();

  FieldStatistics(int width) {
    this.width = width;
  }

  void add(float[] field) {
    fields.add(field);
  }

  double mean() {
    double sum = 0;
    long count = 0;
    for (float[] field : fields) {
      count += field.length;
      for (float value : field) {
        sum += value;
      }
    }
    return sum / count;
  }

  double std() {
    return Math.sqrt(covariance(0, 0, mean()));
  }

  private double covariance(int dx, int dy, double mean) {
    double sum = 0;
    long count = 0;
    for (float[] field : fields) {
      int rows = field.length / width;
      for (int y = 0; y + dy < rows; y++) {
        for (int x = 0; x + dx < width; x++) {
          sum += (field[y * width + x] - mean) * (field[(y + dy) * width + x + dx] - mean);
        }
      }
      count += (long) (rows - dy) * (width - dx);
    }
    return sum / count;
  }

  /** Compares with what was measured of the reference. */
  void assertLike(JsonNode expected, double meanTolerance) {
    assertThat(mean()).as("mean").isCloseTo(expected.get("mean").asDouble(), within(meanTolerance));
    double std = expected.get("std").asDouble();
    assertThat(std()).as("std").isCloseTo(std, within(STD_RATIO * std));
  }

  /** Compares how alike neighbours are; {@code expected} has keys such as {@code dx3}. */
  void assertAutocorrelation(JsonNode expected, double tolerance) {
    double mean = mean();
    double variance = covariance(0, 0, mean);
    expected
        .properties()
        .forEach(
            entry -> {
              String lag = entry.getKey();
              int distance = Integer.parseInt(lag.substring(2));
              double covariance =
                  lag.startsWith("dx")
                      ? covariance(distance, 0, mean)
                      : covariance(0, distance, mean);
              assertThat(covariance / variance)
                  .as(lag)
                  .isCloseTo(entry.getValue().asDouble(), within(tolerance));
            });
  }
}
