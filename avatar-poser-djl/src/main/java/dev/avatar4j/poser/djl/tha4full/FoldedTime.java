package dev.avatar4j.poser.djl.tha4full;

import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.djl.network.NetworkWeights;

/**
 * The time's part in a block's scales and shifts. The time is always 0, whose embedding is one
 * cosine of 1 and one sine of 0 per frequency; so that part is a constant of the checkpoint, and is
 * computed when the program is written.
 */
final class FoldedTime {
  /** Key of the time's embedding. */
  static final String EMBEDDING = Unet.PREFIX + "time_embed";

  private FoldedTime() {}

  /**
   * @param weights of the network
   * @param block one of its blocks
   * @return its scales, then its shifts: {@code 2 x outputs} values, to be used as {@code h * (1 +
   *     scale) + shift}
   */
  static double[] scalesAndShifts(NetworkWeights weights, UnetBlock block) {
    int frequencies = weights.values(EMBEDDING + ".1.weight").shape()[1] / 2;
    double[] wave = new double[2 * frequencies];
    for (int i = 0; i < frequencies; i++) {
      wave[i] = 1;
    }
    double[] hidden = silu(linear(weights, EMBEDDING + ".1", wave));
    double[] time = silu(linear(weights, EMBEDDING + ".3", hidden));
    return linear(weights, block.time(), time);
  }

  private static double[] linear(NetworkWeights weights, String key, double[] x) {
    WeightTensor matrix = weights.values(key + ".weight");
    float[] bias = weights.values(key + ".bias").values();
    double[] y = new double[bias.length];
    for (int o = 0; o < y.length; o++) {
      y[o] = bias[o];
      for (int i = 0; i < x.length; i++) {
        y[o] += x[i] * matrix.values()[o * x.length + i];
      }
    }
    return y;
  }

  private static double[] silu(double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] / (1 + Math.exp(-x[i]));
    }
    return y;
  }
}
