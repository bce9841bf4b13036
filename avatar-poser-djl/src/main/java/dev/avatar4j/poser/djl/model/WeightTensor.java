package dev.avatar4j.poser.djl.model;

import java.util.Arrays;

/**
 * One tensor of a checkpoint as contiguous row-major floats, all finite. The array is shared and to
 * be read only.
 *
 * @param shape the sizes of its dimensions; empty for a scalar
 * @param values its elements, the last dimension running fastest
 */
public record WeightTensor(int[] shape, float[] values) {
  /** Checks that the shape and the number of values agree. */
  public WeightTensor {
    long count = 1;
    for (int size : shape) {
      count *= size;
    }
    if (count != values.length) {
      throw new IllegalArgumentException(
          "Shape " + Arrays.toString(shape) + " and " + values.length + " values disagree");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WeightTensor tensor
        && Arrays.equals(shape, tensor.shape)
        && Arrays.equals(values, tensor.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "WeightTensor" + Arrays.toString(shape);
  }
}
