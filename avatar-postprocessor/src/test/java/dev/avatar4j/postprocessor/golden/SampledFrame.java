package dev.avatar4j.postprocessor.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.image.Frame;

/** The reference's result of one case: values at many pixels, and statistics of all of them. */
record SampledFrame(JsonNode golden, float[] values, int[] positions) {

  static SampledFrame of(JsonNode golden) {
    return new SampledFrame(
        golden,
        ReferenceFiles.floats(golden.get("file").asText()),
        ReferenceFiles.ints(golden.get("positions").asText()));
  }

  void assertEqual(Frame actual, double tolerance) {
    assertThat(actual.width()).isEqualTo(golden.get("out_width").asInt());
    assertThat(actual.height()).isEqualTo(golden.get("out_height").asInt());
    int from = golden.at("/valid_rows/0").asInt(0);
    int to = golden.at("/valid_rows/1").asInt(actual.height());
    assertSamples(actual, tolerance, from, to);
    if (from == 0 && to == actual.height()) {
      assertStatistics(actual, tolerance);
    }
  }

  private void assertSamples(Frame actual, double tolerance, int fromRow, int toRow) {
    double worst = 0;
    String where = "";
    int wrong = 0;
    for (int i = 0; i < positions.length / 2; i++) {
      int x = positions[2 * i];
      int y = positions[2 * i + 1];
      for (int channel = 0; y >= fromRow && y < toRow && channel < 4; channel++) {
        float value = actual.plane(channel)[y * actual.width() + x];
        float expected = values[4 * i + channel];
        double difference = Math.abs(value - expected);
        wrong += difference <= tolerance ? 0 : 1;
        if (!(difference <= worst)) {
          worst = difference;
          where =
              "%s is %s instead of %s at x %d, y %d"
                  .formatted("RGBA".charAt(channel), value, expected, x, y);
        }
      }
    }
    assertThat(worst)
        .as("largest difference: %s; %d of %d values are off", where, wrong, values.length)
        .isLessThanOrEqualTo(tolerance);
  }

  private void assertStatistics(Frame actual, double tolerance) {
    for (int channel = 0; channel < 4; channel++) {
      float[] plane = actual.plane(channel);
      double sum = 0;
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (float value : plane) {
        sum += value;
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
      double mean = sum / plane.length;
      double squares = 0;
      for (float value : plane) {
        squares += (value - mean) * (value - mean);
      }
      assertStatistic("mean", channel, mean, tolerance);
      assertStatistic("std", channel, Math.sqrt(squares / plane.length), tolerance);
      assertStatistic("min", channel, least, tolerance);
      assertStatistic("max", channel, most, tolerance);
    }
  }

  private void assertStatistic(String name, int channel, double value, double tolerance) {
    double expected = golden.get("stats").get(name).get(channel).asDouble();
    assertThat(Math.abs(value - expected))
        .as("%s of %s is %s instead of %s", name, "RGBA".charAt(channel), value, expected)
        .isLessThanOrEqualTo(tolerance);
  }
}
