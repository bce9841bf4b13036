package dev.avatar4j.poser.djl.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.poser.djl.SharedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Samples of tensors that the reference made, from a manifest and its file of floats. */
public final class GoldenTensors {
  /** How far a tensor is from its golden, over the samples. */
  public record Difference(double max, double mean) {}

  private final Map<String, JsonNode> entries = new LinkedHashMap<>();
  private final float[] samples;

  private GoldenTensors(JsonNode manifest, float[] samples) {
    manifest.get("tensors").forEach(entry -> entries.put(entry.get("name").asText(), entry));
    this.samples = samples;
  }

  /** A manifest; the test is skipped where it is absent. */
  public static JsonNode manifest(String path) {
    try {
      return new ObjectMapper().readTree(SharedFiles.require(path).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tensors of a manifest, or of a part of it; the file lies in {@code folder}. */
  public static GoldenTensors of(String folder, JsonNode manifest) {
    Path file = SharedFiles.require(folder).resolve(manifest.get("file").asText());
    return new GoldenTensors(manifest, SharedFiles.floats(file));
  }

  public Iterable<String> names() {
    return entries.keySet();
  }

  /** Compares the samples, after the shape. */
  public Difference difference(String name, float[] values, int... shape) {
    JsonNode entry = entries.get(name);
    int channels = entry.get("shape").get(0).asInt();
    int pixels = entry.get("shape").get(1).asInt() * entry.get("shape").get(2).asInt();
    assertThat(shape).as("shape of " + name).endsWith(ints(entry.get("shape")));
    int positions = entry.get("positions").asInt();
    int at = entry.get("offset_floats").asInt();
    double max = 0;
    double sum = 0;
    for (long k = 0; k < positions; k++) {
      int pixel = (int) ((k * 2654435761L + 97) % pixels);
      for (int c = 0; c < channels; c++) {
        double difference = Math.abs(values[c * pixels + pixel] - samples[at++]);
        // A NaN is the worst of differences and compares as none.
        max = difference <= max ? max : Double.isNaN(difference) ? 1e9 : difference;
        sum += difference;
      }
    }
    return new Difference(max, sum / ((double) positions * channels));
  }

  /** The largest difference between two tensors of one size. */
  public static double largest(float[] expected, float[] actual) {
    assertThat(actual).hasSameSizeAs(expected);
    double max = 0;
    for (int i = 0; i < expected.length; i++) {
      max = Math.max(max, Math.abs(expected[i] - actual[i]));
    }
    return max;
  }

  private static int[] ints(JsonNode array) {
    int[] ints = new int[array.size()];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = array.get(i).asInt();
    }
    return ints;
  }
}
