package dev.avatar4j.postprocessor.upscale.anime4k;

/**
 * The last step of a network: adds what it computed to the picture, doubled bilinearly if the
 * network doubles (the picture's edges repeated), and clamps to 0..1.
 */
final class Residual {
  private static final float NEAR = 0.75f;
  private static final float FAR = 0.25f;

  private final NetworkShape shape;
  private final float[][] values;
  private final float[][] rows;
  private final ShiftedRow blend;

  Residual(NetworkShape shape, int width) {
    this.shape = shape;
    values = new float[shape.doubles() ? 12 : 3][width];
    rows = new float[3][width];
    blend = new ShiftedRow(width);
  }

  /** The result as a {@link RowSink} takes it. */
  float[][] apply(ColorPlanes picture, int row, int left, int n, float[][] tail) {
    for (int c = 0; c < 3; c++) {
      if (shape.doubles()) {
        doubled(picture, c, row, left, n, tail);
      } else {
        copy(picture, c, row, left, n, rows[0]);
        ChannelLoops.addClamped(rows[0], tail[c], values[c], n);
      }
    }
    return values;
  }

  private void doubled(ColorPlanes picture, int c, int row, int left, int n, float[][] tail) {
    copy(picture, c, Math.max(0, row - 1), left, n, rows[0]);
    copy(picture, c, row, left, n, rows[1]);
    copy(picture, c, Math.min(picture.height() - 1, row + 1), left, n, rows[2]);
    int first = shape.outputs() == 4 ? 0 : 4 * c;
    for (int dy = 0; dy < 2; dy++) {
      ChannelLoops.mix(rows[2 * dy], rows[1], FAR, NEAR, blend.middle, n);
      blend.shiftEdge(n);
      for (int dx = 0; dx < 2; dx++) {
        int sub = 2 * dy + dx;
        ChannelLoops.mixClamped(
            dx == 0 ? blend.left : blend.right,
            blend.middle,
            FAR,
            NEAR,
            tail[first + sub],
            values[3 * sub + c],
            n);
      }
    }
  }

  private static void copy(ColorPlanes picture, int c, int row, int left, int n, float[] to) {
    System.arraycopy(picture.planes()[c], row * picture.width() + left, to, 0, n);
  }
}
