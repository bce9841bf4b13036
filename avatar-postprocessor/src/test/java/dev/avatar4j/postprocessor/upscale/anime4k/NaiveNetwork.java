package dev.avatar4j.postprocessor.upscale.anime4k;

import java.util.ArrayList;
import java.util.List;

/** The formulas of the networks, word for word, in double, a whole picture at a time. */
final class NaiveNetwork {
  private NaiveNetwork() {}

  static ColorPlanes run(NetworkWeights weights, ColorPlanes in) {
    int width = in.width();
    int height = in.height();
    NetworkShape shape = weights.shape();
    double[][] picture = new double[3][width * height];
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < width * height; i++) {
        picture[c][i] = in.planes()[c][i];
      }
    }
    double[][] activation = picture;
    List<double[]> last = new ArrayList<>();
    for (int layer = 0; layer < shape.depth(); layer++) {
      Convolution convolution = weights.convolutions().get(layer);
      activation = crelu(convolve(convolution, activation, width, height));
      if (layer >= shape.depth() - shape.tailLayers()) {
        last.addAll(List.of(activation));
      }
    }
    double[][] tail =
        convolve(
            weights.convolutions().get(shape.depth()),
            last.toArray(new double[0][]),
            width,
            height);
    return shape.doubles() ? doubled(picture, tail, width, height) : added(picture, tail, in);
  }

  private static double[][] convolve(Convolution c, double[][] in, int width, int height) {
    int kernel = c.shape().kernel();
    double[][] out = new double[c.shape().outputs()][width * height];
    for (int o = 0; o < out.length; o++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          double sum = c.biases()[o];
          for (int i = 0; i < in.length; i++) {
            for (int ky = 0; ky < kernel; ky++) {
              for (int kx = 0; kx < kernel; kx++) {
                int sy = y + ky - kernel / 2;
                int sx = x + kx - kernel / 2;
                if (sx >= 0 && sx < width && sy >= 0 && sy < height) {
                  int at = ((o * in.length + i) * kernel + ky) * kernel + kx;
                  sum += c.weights()[at] * in[i][sy * width + sx];
                }
              }
            }
          }
          out[o][y * width + x] = sum;
        }
      }
    }
    return out;
  }

  private static double[][] crelu(double[][] in) {
    double[][] out = new double[2 * in.length][in[0].length];
    for (int c = 0; c < in.length; c++) {
      for (int i = 0; i < in[c].length; i++) {
        out[c][i] = Math.max(in[c][i], 0);
        out[in.length + c][i] = Math.max(-in[c][i], 0);
      }
    }
    return out;
  }

  private static ColorPlanes added(double[][] picture, double[][] tail, ColorPlanes size) {
    ColorPlanes out = ColorPlanes.of(size.width(), size.height());
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < picture[c].length; i++) {
        out.planes()[c][i] = clamp(picture[c][i] + tail[c][i]);
      }
    }
    return out;
  }

  private static ColorPlanes doubled(double[][] picture, double[][] tail, int width, int height) {
    ColorPlanes out = ColorPlanes.of(2 * width, 2 * height);
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < 2 * height; y++) {
        for (int x = 0; x < 2 * width; x++) {
          int channel = (tail.length == 4 ? 0 : 4 * c) + 2 * (y % 2) + x % 2;
          out.planes()[c][y * 2 * width + x] =
              clamp(
                  tail[channel][y / 2 * width + x / 2]
                      + bilinear(
                          picture[c], width, height, (x + 0.5) / 2 - 0.5, (y + 0.5) / 2 - 0.5));
        }
      }
    }
    return out;
  }

  static double bilinear(double[] plane, int width, int height, double x, double y) {
    double sx = Math.max(0, Math.min(width - 1, x));
    double sy = Math.max(0, Math.min(height - 1, y));
    int x0 = (int) sx;
    int y0 = (int) sy;
    int x1 = Math.min(width - 1, x0 + 1);
    int y1 = Math.min(height - 1, y0 + 1);
    double fx = sx - x0;
    double fy = sy - y0;
    return (1 - fy) * ((1 - fx) * plane[y0 * width + x0] + fx * plane[y0 * width + x1])
        + fy * ((1 - fx) * plane[y1 * width + x0] + fx * plane[y1 * width + x1]);
  }

  private static float clamp(double value) {
    return (float) Math.max(0, Math.min(1, value));
  }
}
