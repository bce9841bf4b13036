package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.poser.djl.model.WeightTensor;
import java.util.Map;

/**
 * A 1x1 convolution of a checkpoint.
 *
 * @param outputs rows of the weight
 * @param inputs columns of the weight
 * @param weight row-major
 * @param bias one value per output
 */
record Linear(int outputs, int inputs, float[] weight, float[] bias) {
  static Linear of(Map<String, WeightTensor> tensors, String layer) {
    WeightTensor weight = tensors.get(layer + ".weight");
    return new Linear(
        weight.shape()[0],
        weight.shape()[1],
        weight.values(),
        tensors.get(layer + ".bias").values());
  }

  /** The same map with its results counted in turns of the sine that follows. */
  Linear inTurns() {
    return new Linear(outputs, inputs, scaled(weight), scaled(bias));
  }

  /**
   * @param from the first input to keep
   * @param count how many inputs to keep
   * @return those columns of the weight, row-major
   */
  float[] columns(int from, int count) {
    float[] columns = new float[outputs * count];
    for (int row = 0; row < outputs; row++) {
      System.arraycopy(weight, row * inputs + from, columns, row * count, count);
    }
    return columns;
  }

  private static float[] scaled(float[] values) {
    float[] scaled = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = (float) (values[i] * SineKernel.TURNS_PER_UNIT);
    }
    return scaled;
  }
}
