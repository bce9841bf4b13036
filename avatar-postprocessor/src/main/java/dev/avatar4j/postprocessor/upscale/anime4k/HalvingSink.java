package dev.avatar4j.postprocessor.upscale.anime4k;

import dev.avatar4j.image.Frame;
import java.util.Arrays;

/**
 * The end of the pipeline where the last network gives twice the wanted size, which is the rule
 * (doubled twice, enlarged by two): clamps the highlights and averages two by two pixels, without
 * ever storing the larger picture.
 */
final class HalvingSink implements RowSink {
  private static final int SUBPIXELS = 4;

  /** One thread's rows. */
  private record Scratch(float[] limit, float[] excess, float[] average) {
    static Scratch of(int width) {
      return new Scratch(new float[width], new float[width], new float[width]);
    }
  }

  private final Highlights highlights;
  private final LightCurve light;
  private final ThreadLocal<Scratch> scratch;
  private Frame out;

  HalvingSink(Highlights highlights, LightCurve light, int width) {
    this.highlights = highlights;
    this.light = light;
    scratch = ThreadLocal.withInitial(() -> Scratch.of(width));
  }

  void begin(Frame to) {
    out = to;
  }

  @Override
  public void accept(int row, int left, int from, int to, float[][] values) {
    Scratch memory = scratch.get();
    int n = to - left;
    int at = row * out.width();
    highlights.doubledRow(row, left, memory.limit, n);
    Arrays.fill(memory.excess, 0, n, 0f);
    for (int s = 0; s < SUBPIXELS; s++) {
      Luma.addExcess(
          values[3 * s], values[3 * s + 1], values[3 * s + 2], memory.limit, memory.excess, n);
    }
    for (int c = 0; c < 3; c++) {
      average(values[c], values[3 + c], values[6 + c], values[9 + c], memory, n);
      light.decode(memory.average, from - left, n);
      float[] plane = out.plane(c);
      System.arraycopy(memory.average, from - left, plane, at + from, to - from);
      Arrays.fill(plane, at, at + from, 0f);
      Arrays.fill(plane, at + to, at + out.width(), 0f);
    }
  }

  private static void average(float[] a, float[] b, float[] c, float[] d, Scratch memory, int n) {
    float[] excess = memory.excess;
    float[] to = memory.average;
    for (int i = 0; i < n; i++) {
      to[i] = 0.25f * (a[i] + b[i] + c[i] + d[i] - excess[i]);
    }
  }

  @Override
  public void skip(int row) {
    int at = row * out.width();
    for (int c = 0; c < 3; c++) {
      Arrays.fill(out.plane(c), at, at + out.width(), 0f);
    }
  }
}
