package dev.avatar4j.postprocessor.upscale.anime4k;

import java.util.ArrayList;
import java.util.List;

/**
 * One thread's run of a network over a part of a picture. The rows of all layers are computed in
 * one sweep from top to bottom, each as soon as the three rows below it exist, so that no more than
 * three rows of a layer are kept and everything stays in the processor's cache. Outside the picture
 * every layer is 0.
 */
final class NetworkPass {
  private final NetworkShape shape;
  private final List<PackedConvolution> layers = new ArrayList<>();
  private final List<PackedConvolution> shares = new ArrayList<>();
  private final RowRing[] rings;
  private final float[][] sums;
  private final float[][][] tails;
  private final Residual residual;

  private ColorPlanes picture;
  private int left;
  private int n;

  NetworkPass(NetworkWeights weights, int width) {
    shape = weights.shape();
    int depth = shape.depth();
    int features = shape.features();
    for (int i = 0; i < depth; i++) {
      Convolution convolution = weights.convolutions().get(i);
      layers.add(
          i == 0 ? PackedConvolution.plain(convolution) : PackedConvolution.parts(convolution));
    }
    Convolution tail = weights.convolutions().get(depth);
    if (shape.tailKernel() == 3) {
      layers.add(PackedConvolution.parts(tail));
    } else {
      for (int i = 0; i < shape.tailLayers(); i++) {
        shares.add(PackedConvolution.share(tail, i, features));
      }
    }
    rings = new RowRing[depth + 1];
    for (int i = 0; i <= depth; i++) {
      rings[i] = new RowRing(i == 0 ? 3 : features, width);
    }
    sums = new float[features][];
    int tailRows = shape.tailKernel() == 3 ? 1 : shape.tailLayers();
    tails = new float[tailRows][PackedConvolution.rows(shape.outputs())][width];
    residual = new Residual(shape, width);
  }

  /**
   * @param from the picture
   * @param x0 first column of the result, in pixels of the picture
   * @param x1 column after the last
   * @param y0 first row
   * @param y1 row after the last
   * @param sink receives the rows
   */
  void run(ColorPlanes from, int x0, int x1, int y0, int y1, RowSink sink) {
    int reach = shape.reach();
    picture = from;
    left = Math.max(0, x0 - reach);
    n = Math.min(from.width(), x1 + reach) - left;
    for (int step = y0 - reach; step < y1 + reach; step++) {
      load(step);
      for (int layer = 0; layer < shape.depth(); layer++) {
        int row = step - layer - 1;
        if (row > y0 - reach + layer) {
          compute(layer, row);
          contribute(layer, row, y0, y1);
        }
      }
      int done = shape.tailKernel() == 3 ? step - reach : step - shape.depth();
      if (done >= y0 && done < y1) {
        finish(done, x0, x1, sink);
      }
    }
    picture = null;
  }

  private boolean isOutside(int row) {
    return row < 0 || row >= picture.height();
  }

  private void load(int row) {
    if (isOutside(row)) {
      rings[0].clear(row, n);
      return;
    }
    ShiftedRow[] channels = rings[0].row(row);
    for (int c = 0; c < 3; c++) {
      int at = row * picture.width() + left;
      System.arraycopy(picture.planes()[c], at, channels[c].middle, 0, n);
      channels[c].shiftZero(n);
    }
  }

  private void compute(int layer, int row) {
    if (isOutside(row)) {
      rings[layer + 1].clear(row, n);
      return;
    }
    ShiftedRow[] out = rings[layer + 1].row(row);
    for (int c = 0; c < out.length; c++) {
      sums[c] = out[c].middle;
    }
    convolve(layer, row, sums);
    for (ShiftedRow channel : out) {
      channel.shiftZero(n);
    }
  }

  private void convolve(int layer, int row, float[][] to) {
    PackedConvolution convolution = layers.get(layer);
    convolution.fillBiases(to, n);
    for (int dy = 0; dy < 3; dy++) {
      convolution.add(rings[layer].row(row + dy - 1), dy, to, n);
    }
  }

  /** Adds a finished row of a layer to the 1x1 tail. */
  private void contribute(int layer, int row, int y0, int y1) {
    int share = layer - (shape.depth() - shape.tailLayers());
    if (shares.isEmpty() || share < 0 || row < y0 || row >= y1) {
      return;
    }
    float[][] tail = tail(row);
    if (share == 0) {
      shares.get(0).fillBiases(tail, n);
    }
    shares.get(share).add(rings[layer + 1].row(row), 0, tail, n);
  }

  private float[][] tail(int row) {
    return tails[row % tails.length];
  }

  private void finish(int row, int x0, int x1, RowSink sink) {
    float[][] tail = tail(row);
    if (shape.tailKernel() == 3) {
      convolve(shape.depth(), row, tail);
    }
    sink.accept(row, left, x0, x1, residual.apply(picture, row, left, n, tail));
  }
}
