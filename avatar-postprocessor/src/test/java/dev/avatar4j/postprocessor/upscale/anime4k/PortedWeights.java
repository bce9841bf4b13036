package dev.avatar4j.postprocessor.upscale.anime4k;

import java.util.ArrayList;
import java.util.List;

/**
 * The weights as the reference's port of the networks uses them: windows with rows and columns
 * exchanged, likewise the four pixels that one becomes; and in the networks that restore, green and
 * blue of the result exchanged.
 */
public final class PortedWeights {
  private PortedWeights() {}

  public static WeightsSource of(WeightsSource shaders) {
    return model -> ported(shaders.load(model));
  }

  private static NetworkWeights ported(NetworkWeights shader) {
    NetworkShape shape = shader.shape();
    List<Convolution> convolutions = new ArrayList<>();
    for (Convolution convolution : shader.convolutions()) {
      boolean last = convolutions.size() == shape.depth();
      convolutions.add(last ? tail(transposed(convolution), shape) : transposed(convolution));
    }
    return new NetworkWeights(shape, convolutions);
  }

  private static Convolution transposed(Convolution convolution) {
    ConvolutionShape shape = convolution.shape();
    int kernel = shape.kernel();
    float[] weights = new float[convolution.weights().length];
    for (int pair = 0; pair < shape.inputs() * shape.outputs(); pair++) {
      for (int row = 0; row < kernel; row++) {
        for (int column = 0; column < kernel; column++) {
          weights[(pair * kernel + row) * kernel + column] =
              convolution.weights()[(pair * kernel + column) * kernel + row];
        }
      }
    }
    return new Convolution(shape, weights, convolution.biases());
  }

  private static Convolution tail(Convolution convolution, NetworkShape network) {
    ConvolutionShape shape = convolution.shape();
    int each = shape.inputs() * shape.taps();
    float[] weights = new float[convolution.weights().length];
    float[] biases = new float[shape.outputs()];
    for (int out = 0; out < shape.outputs(); out++) {
      int from = network.doubles() ? exchangedPixel(out) : exchangedColor(out);
      System.arraycopy(convolution.weights(), from * each, weights, out * each, each);
      biases[out] = convolution.biases()[from];
    }
    return new Convolution(shape, weights, biases);
  }

  private static int exchangedPixel(int out) {
    return out / 4 * 4 + out % 2 * 2 + out / 2 % 2;
  }

  private static int exchangedColor(int out) {
    return out == 0 ? 0 : 3 - out;
  }
}
