package dev.avatar4j.postprocessor.upscale.anime4k;

import java.util.Arrays;

/** Stores a network's result; what is not needed is black. */
final class PlanesSink implements RowSink {
  private final ColorPlanes out;
  private final boolean doubled;

  PlanesSink(ColorPlanes out, boolean doubled) {
    this.out = out;
    this.doubled = doubled;
  }

  @Override
  public void accept(int row, int left, int from, int to, float[][] values) {
    int width = out.width();
    for (int c = 0; c < 3; c++) {
      float[] plane = out.planes()[c];
      if (doubled) {
        for (int dy = 0; dy < 2; dy++) {
          int at = (2 * row + dy) * width;
          interleave(values[6 * dy + c], values[6 * dy + 3 + c], left, from, to, plane, at);
          Arrays.fill(plane, at, at + 2 * from, 0f);
          Arrays.fill(plane, at + 2 * to, at + width, 0f);
        }
      } else {
        int at = row * width;
        System.arraycopy(values[c], from - left, plane, at + from, to - from);
        Arrays.fill(plane, at, at + from, 0f);
        Arrays.fill(plane, at + to, at + width, 0f);
      }
    }
  }

  private static void interleave(
      float[] even, float[] odd, int left, int from, int to, float[] plane, int at) {
    for (int x = from; x < to; x++) {
      plane[at + 2 * x] = even[x - left];
      plane[at + 2 * x + 1] = odd[x - left];
    }
  }

  @Override
  public void skip(int row) {
    int rows = doubled ? 2 : 1;
    int from = rows * row * out.width();
    for (float[] plane : out.planes()) {
      Arrays.fill(plane, from, from + rows * out.width(), 0f);
    }
  }
}
