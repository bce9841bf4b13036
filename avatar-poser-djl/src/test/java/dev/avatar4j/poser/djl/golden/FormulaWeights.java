package dev.avatar4j.poser.djl.golden;

import dev.avatar4j.poser.djl.model.ExpectedTensors;
import dev.avatar4j.poser.djl.model.WeightTensor;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights that are a function of their network, key and index, so that networks can be compared
 * with goldens where no trained weights are at hand.
 */
public final class FormulaWeights {
  private FormulaWeights() {}

  /** All tensors of a network; {@code network} is the name that the generator is seeded with. */
  public static Map<String, WeightTensor> of(String network, ExpectedTensors expected) {
    Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    expected.shapes().forEach((key, shape) -> tensors.put(key, tensor(network, key, shape)));
    return tensors;
  }

  /** The same, each value rounded to half precision. */
  public static Map<String, WeightTensor> halfOf(String network, ExpectedTensors expected) {
    Map<String, WeightTensor> tensors = of(network, expected);
    for (WeightTensor tensor : tensors.values()) {
      float[] values = tensor.values();
      for (int i = 0; i < values.length; i++) {
        values[i] = roundedToHalf(values[i]);
      }
    }
    return tensors;
  }

  private static WeightTensor tensor(String network, String key, List<Integer> shape) {
    int count = 1;
    int fanIn = 1;
    for (int d = 0; d < shape.size(); d++) {
      count *= shape.get(d);
      fanIn *= d == 0 ? 1 : shape.get(d);
    }
    double scale = 0.2;
    double offset = 0;
    if (shape.size() >= 2) {
      scale = key.contains("grid_change") ? 0.004 : Math.sqrt(6.0 / fanIn);
      scale *= key.equals("body.last.2.weight") ? 0.1 : 1;
    } else if (key.endsWith(".weight")) {
      scale = 0.25;
      offset = 1;
    }
    float[] values = new float[count];
    long hash = hash(network + "/" + key);
    for (int i = 0; i < count; i++) {
      values[i] = (float) (offset + scale * (2 * uniform(hash, i) - 1));
    }
    return new WeightTensor(shape.stream().mapToInt(Integer::intValue).toArray(), values);
  }

  /** FNV-1a. */
  static long hash(String text) {
    long hash = 0xCBF29CE484222325L;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001B3L;
    }
    return hash;
  }

  private static double uniform(long hash, long index) {
    long z = hash + (index + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    z ^= z >>> 31;
    return (z >>> 40) * 0x1p-24;
  }

  /** Independent of the product's own conversion: adds and subtracts a power of two. */
  private static float roundedToHalf(float value) {
    int exponent = Math.max(Math.getExponent(value), -14);
    double unit = Math.scalb(1.0, exponent - 10);
    return (float) (Math.rint(value / unit) * unit);
  }
}
