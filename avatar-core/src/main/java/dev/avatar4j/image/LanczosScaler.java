package dev.avatar4j.image;

import java.util.Arrays;

/**
 * Scales a picture or its centre square with a Lanczos-3 filter, as THA's reference apps prepare
 * their input: on premultiplied bytes, columns first, the intermediate picture rounded to bytes.
 * When shrinking, the filter widens by the scale, so every source pixel counts.
 */
final class LanczosScaler {
  private static final int LOBES = 3;

  /**
   * For each target position the first source position and the weights from there on.
   *
   * @param first first source position by target position
   * @param weights by target position; each row sums to 1
   */
  private record Taps(int[] first, double[][] weights) {
    static Taps of(int sourceSize, int boxStart, int boxSize, int targetSize) {
      double scale = (double) boxSize / targetSize;
      double stretch = Math.max(1, scale);
      int[] first = new int[targetSize];
      double[][] weights = new double[targetSize][];
      for (int i = 0; i < targetSize; i++) {
        double centre = boxStart + (i + 0.5) * scale;
        int from = Math.max(0, (int) (centre - LOBES * stretch + 0.5));
        int to = Math.min(sourceSize, (int) (centre + LOBES * stretch + 0.5));
        double[] row = new double[to - from];
        double sum = 0;
        for (int k = 0; k < row.length; k++) {
          row[k] = lanczos((from + k - centre + 0.5) / stretch);
          sum += row[k];
        }
        for (int k = 0; k < row.length; k++) {
          row[k] /= sum;
        }
        first[i] = from;
        weights[i] = row;
      }
      return new Taps(first, weights);
    }

    /** The same for the target positions from {@code from} up to {@code to}, not included. */
    Taps between(int from, int to) {
      return new Taps(Arrays.copyOfRange(first, from, to), Arrays.copyOfRange(weights, from, to));
    }

    int begin() {
      return first[0];
    }

    int end() {
      int last = first.length - 1;
      return first[last] + weights[last].length;
    }
  }

  private LanczosScaler() {}

  /** The window {@code sinc(x) * sinc(x / 3)}, 0 from 3 on. */
  private static double lanczos(double x) {
    return Math.abs(x) < LOBES ? sinc(x) * sinc(x / LOBES) : 0;
  }

  private static double sinc(double x) {
    double t = Math.PI * x;
    return t == 0 ? 1 : Math.sin(t) / t;
  }

  /**
   * @param source any size
   * @param size width and height of the result
   * @return the largest centred square, scaled; the source itself if it has that size already.
   *     Straight alpha; pixels with alpha 0 are four zero bytes if they were computed
   */
  static PixelBuffer centreSquare(PixelBuffer source, int size) {
    if (source.width() == size && source.height() == size) {
      return source;
    }
    int side = Math.min(source.width(), source.height());
    Taps across = Taps.of(source.width(), (source.width() - side) / 2, side, size);
    Taps down = Taps.of(source.height(), (source.height() - side) / 2, side, size);
    return scale(source, across, down);
  }

  /**
   * A part of what {@link #centreSquare} makes of a square picture, at the cost of that part.
   *
   * @param source a square picture
   * @param size width and height of the whole result
   * @param x first column of the part
   * @param y first row of the part
   * @param width columns of the part, at least 1
   * @param height rows of the part, at least 1
   * @return the part
   */
  static PixelBuffer part(PixelBuffer source, int size, int x, int y, int width, int height) {
    Taps across = Taps.of(source.width(), 0, source.width(), size);
    Taps down = Taps.of(source.height(), 0, source.height(), size);
    return scale(source, across.between(x, x + width), down.between(y, y + height));
  }

  /**
   * @param source any size
   * @param size width and height of the result
   * @return the whole picture, shrunk if it is larger and never enlarged, in the middle of a
   *     transparent square; the source itself if it has that size already
   */
  static PixelBuffer whole(PixelBuffer source, int size) {
    if (source.width() == size && source.height() == size) {
      return source;
    }
    double factor = Math.min(1, (double) size / Math.max(source.width(), source.height()));
    int width = (int) Math.max(1, Math.round(source.width() * factor));
    int height = (int) Math.max(1, Math.round(source.height() * factor));
    PixelBuffer fitting =
        factor == 1
            ? source
            : scale(
                source,
                Taps.of(source.width(), 0, source.width(), width),
                Taps.of(source.height(), 0, source.height(), height));
    PixelBuffer result = new PixelBuffer(size, size);
    int left = (size - width) / 2;
    int top = (size - height) / 2;
    for (int y = 0; y < height; y++) {
      System.arraycopy(
          fitting.rgba(), 4 * width * y, result.rgba(), 4 * (size * (top + y) + left), 4 * width);
    }
    return result;
  }

  private static PixelBuffer scale(PixelBuffer source, Taps across, Taps down) {
    int width = across.first.length;
    int rows = down.end() - down.begin();
    byte[] narrow = new byte[4 * width * rows];
    byte[] premultiplied = new byte[4 * source.width()];
    for (int y = 0; y < rows; y++) {
      premultiply(source, down.begin() + y, premultiplied);
      scaleRow(premultiplied, across, narrow, 4 * width * y);
    }
    PixelBuffer result = new PixelBuffer(width, down.first.length);
    scaleColumns(narrow, down, result);
    divideByAlpha(result.rgba());
    return result;
  }

  private static void premultiply(PixelBuffer source, int y, byte[] row) {
    byte[] rgba = source.rgba();
    int from = 4 * source.width() * y;
    for (int i = 0; i < row.length; i += 4) {
      int alpha = rgba[from + i + 3] & 255;
      for (int c = 0; c < 3; c++) {
        row[i + c] = (byte) (((rgba[from + i + c] & 255) * alpha + 127) / 255);
      }
      row[i + 3] = (byte) alpha;
    }
  }

  private static void scaleRow(byte[] row, Taps taps, byte[] target, int at) {
    for (int x = 0; x < taps.first.length; x++) {
      double[] weights = taps.weights[x];
      for (int c = 0; c < 4; c++) {
        double sum = 0;
        for (int k = 0, from = 4 * taps.first[x] + c; k < weights.length; k++, from += 4) {
          sum += weights[k] * (row[from] & 255);
        }
        target[at + 4 * x + c] = toByte(sum);
      }
    }
  }

  private static void scaleColumns(byte[] narrow, Taps taps, PixelBuffer target) {
    int stride = 4 * target.width();
    byte[] rgba = target.rgba();
    double[] sums = new double[stride];
    for (int y = 0; y < target.height(); y++) {
      double[] weights = taps.weights[y];
      Arrays.fill(sums, 0);
      for (int k = 0; k < weights.length; k++) {
        int from = (taps.first[y] - taps.begin() + k) * stride;
        for (int i = 0; i < stride; i++) {
          sums[i] += weights[k] * (narrow[from + i] & 255);
        }
      }
      for (int i = 0; i < stride; i++) {
        rgba[y * stride + i] = toByte(sums[i]);
      }
    }
  }

  private static byte toByte(double value) {
    return (byte) Math.max(0, Math.min(255, (int) Math.floor(value + 0.5)));
  }

  private static void divideByAlpha(byte[] rgba) {
    for (int i = 0; i < rgba.length; i += 4) {
      int alpha = rgba[i + 3] & 255;
      for (int c = 0; c < 3; c++) {
        rgba[i + c] = alpha == 0 ? 0 : (byte) Math.min(255, 255 * (rgba[i + c] & 255) / alpha);
      }
    }
  }
}
