package dev.avatar4j.benchmarks;

import dev.avatar4j.postprocessor.upscale.anime4k.Convolution;
import dev.avatar4j.postprocessor.upscale.anime4k.ConvolutionShape;
import dev.avatar4j.postprocessor.upscale.anime4k.NetworkModel;
import dev.avatar4j.postprocessor.upscale.anime4k.NetworkWeights;
import java.util.List;
import java.util.Random;

/** Networks that take as long as real ones: weights that keep activations near 1. */
final class RandomNetworks {
  private RandomNetworks() {}

  static NetworkWeights of(NetworkModel model) {
    Random random = new Random(model.ordinal());
    List<Convolution> convolutions =
        model.shape().convolutions().stream().map(shape -> convolution(shape, random)).toList();
    return new NetworkWeights(model.shape(), convolutions);
  }

  private static Convolution convolution(ConvolutionShape shape, Random random) {
    float scale = (float) Math.sqrt(1.0 / (shape.inputs() * shape.taps()));
    float[] weights = new float[shape.inputs() * shape.outputs() * shape.taps()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian() * scale;
    }
    return new Convolution(shape, weights, new float[shape.outputs()]);
  }
}
