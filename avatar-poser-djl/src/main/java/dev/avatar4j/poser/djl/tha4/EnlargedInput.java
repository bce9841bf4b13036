package dev.avatar4j.poser.djl.tha4;

import java.nio.FloatBuffer;

/**
 * The first layer of a level that also sees the level below, enlarged twofold. A 1x1 convolution
 * and a bilinear enlargement commute, so the level below has already applied this layer's weights.
 *
 * <p>The enlargement takes 3/4 of the nearer and 1/4 of the farther neighbour, first between rows,
 * then between columns, clamped at the border. The even columns of a row are written first, then
 * the odd ones: so each half is one long loop without a stride.
 */
record EnlargedInput(InputLayer layer, FeatureMap source) implements RowInput {
  @Override
  public void write(int y, int from, int to, FloatBuffer out, int at, Workspace space) {
    int channels = layer.channels();
    int step = layer.fillRow(y, space.rowPhase);
    int half = (to - from) / 2;
    for (int j = from / 2; j < to / 2; j += step) {
      int pixels = Math.min(step, to / 2 - j);
      blendRows(y, j - 1, j + pixels + 1, space.lowRow);
      int length = pixels * channels;
      int target = at + (j - from / 2) * channels;
      System.arraycopy(space.lowRow, channels, space.near, 0, length);
      for (int odd = 0; odd < 2; odd++) {
        System.arraycopy(space.lowRow, 2 * odd * channels, space.far, 0, length);
        System.arraycopy(layer.columns(odd), j * channels, space.columns, 0, length);
        SineKernel.activateBlend(
            space.chunk, space.near, space.far, space.columns, space.rowPhase, length);
        out.put(target + odd * half * channels, space.chunk, 0, length);
      }
    }
  }

  /** Blends two rows of the level below, columns from start to end; outside it repeats its edge. */
  private void blendRows(int y, int start, int end, float[] out) {
    int channels = source.channels();
    int last = source.size() - 1;
    int near = y >> 1;
    int far = Math.max(0, Math.min(last, near + ((y & 1) == 0 ? -1 : 1)));
    int first = Math.max(0, start);
    int length = (Math.min(last + 1, end) - first) * channels;
    int offset = (first - start) * channels;
    int a = source.index(first, near);
    int b = source.index(first, far);
    float[] values = source.values();
    for (int i = 0; i < length; i++) {
      out[offset + i] = 0.75f * values[a + i] + 0.25f * values[b + i];
    }
    if (first > start) {
      System.arraycopy(out, channels, out, 0, channels);
    }
    if (end > last + 1) {
      System.arraycopy(out, offset + length - channels, out, offset + length, channels);
    }
  }

  @Override
  public int column(int k, int from, int to) {
    int half = (to - from) / 2;
    return k < half ? from + 2 * k : from + 2 * (k - half) + 1;
  }
}
