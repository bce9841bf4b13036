package dev.avatar4j.postprocessor.upscale.anime4k;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Networks of random numbers, of a size that keeps the activations near 1. */
public final class RandomWeights {
  private RandomWeights() {}

  public static NetworkWeights of(NetworkModel model, long seed) {
    Random random = new Random(seed);
    List<Convolution> convolutions = new ArrayList<>();
    for (ConvolutionShape shape : model.shape().convolutions()) {
      float scale = (float) Math.sqrt(1.0 / (shape.inputs() * shape.taps()));
      float[] weights = new float[shape.inputs() * shape.outputs() * shape.taps()];
      float[] biases = new float[shape.outputs()];
      fill(weights, scale, random);
      fill(biases, 0.1f, random);
      convolutions.add(new Convolution(shape, weights, biases));
    }
    return new NetworkWeights(model.shape(), convolutions);
  }

  private static void fill(float[] values, float scale, Random random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian() * scale;
    }
  }

  /** Colours between 0 and 1. */
  static ColorPlanes picture(int width, int height, long seed) {
    ColorPlanes planes = ColorPlanes.of(width, height);
    Random random = new Random(seed);
    for (float[] plane : planes.planes()) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = random.nextFloat();
      }
    }
    return planes;
  }
}
