package dev.avatar4j.postprocessor.upscale;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.RowTask;
import dev.avatar4j.postprocessor.RowWorkers;
import dev.avatar4j.postprocessor.upscale.resample.PlaneScaler;
import dev.avatar4j.postprocessor.upscale.resample.Taps;

/**
 * Lanczos-3 on colours weighted by alpha, so that the black of transparent pixels does not darken
 * outlines; bilinear alpha. Along an outline the Lanczos weights of the visible pixels may add up
 * to nearly nothing, or less; there the colour goes over to the bilinear one, also weighted by
 * alpha.
 */
final class LanczosUpscaler implements Upscaler {
  /** Below this share of the bilinear alpha the Lanczos colour does not count, above that alone. */
  private static final float LEAST = 0.25f;

  private static final float ENOUGH = 0.75f;
  private static final float INVISIBLE = 1e-6f;

  private record Scratch(PlaneScaler.Scratch sharp, PlaneScaler.Scratch smooth) {}

  private final RowWorkers workers;
  private final RowTask premultiplyTask = this::premultiply;
  private final RowTask rowsTask = this::rows;
  private Frame in;
  private Frame out;
  private Frame premultiplied = new Frame(1, 1);
  private Frame smoothed = new Frame(1, 1);
  private float[] sharpAlpha;
  private PlaneScaler sharp;
  private PlaneScaler smooth;
  private ThreadLocal<Scratch> scratch;

  LanczosUpscaler(RowWorkers workers) {
    this.workers = workers;
  }

  @Override
  public void upscale(Frame from, Frame to) {
    prepare(from, to);
    in = from;
    out = to;
    workers.forRows(from.height(), premultiplyTask);
    workers.forRows(to.height(), rowsTask);
    in = null;
    out = null;
  }

  private void prepare(Frame from, Frame to) {
    if (scratch != null
        && from.width() == premultiplied.width()
        && from.height() == premultiplied.height()
        && to.width() == smoothed.width()
        && to.height() == smoothed.height()) {
      return;
    }
    premultiplied = new Frame(from.width(), from.height());
    smoothed = new Frame(to.width(), to.height());
    sharpAlpha = new float[to.size()];
    int width = from.width();
    sharp =
        new PlaneScaler(
            Taps.lanczos(width, to.width()), Taps.lanczos(from.height(), to.height()), width);
    smooth =
        new PlaneScaler(
            Taps.bilinear(width, to.width()), Taps.bilinear(from.height(), to.height()), width);
    scratch = ThreadLocal.withInitial(() -> new Scratch(sharp.newScratch(), smooth.newScratch()));
  }

  private void premultiply(int from, int to) {
    int begin = from * in.width();
    int end = to * in.width();
    for (int c = 0; c < 3; c++) {
      multiply(in.plane(c), in.alpha(), premultiplied.plane(c), begin, end);
    }
  }

  private static void multiply(float[] a, float[] b, float[] to, int begin, int end) {
    for (int i = begin; i < end; i++) {
      to[i] = a[i] * b[i];
    }
  }

  private void rows(int from, int to) {
    Scratch memory = scratch.get();
    for (int c = 0; c < 3; c++) {
      sharp.scale(premultiplied.plane(c), out.plane(c), from, to, memory.sharp);
      smooth.scale(premultiplied.plane(c), smoothed.plane(c), from, to, memory.smooth);
    }
    sharp.scale(in.alpha(), sharpAlpha, from, to, memory.sharp);
    smooth.scale(in.alpha(), out.alpha(), from, to, memory.smooth);
    int begin = from * out.width();
    int end = to * out.width();
    for (int c = 0; c < 3; c++) {
      divide(out.plane(c), smoothed.plane(c), out.alpha(), begin, end);
    }
  }

  private void divide(float[] sharpColor, float[] smoothColor, float[] alpha, int begin, int end) {
    for (int i = begin; i < end; i++) {
      float smoothAlpha = Math.max(alpha[i], INVISIBLE);
      float share = sharpAlpha[i] / smoothAlpha;
      float t = Math.min(1f, Math.max(0f, (share - LEAST) / (ENOUGH - LEAST)));
      float color = sharpColor[i] / Math.max(sharpAlpha[i], LEAST * smoothAlpha);
      sharpColor[i] = t * color + (1 - t) * smoothColor[i] / smoothAlpha;
    }
  }
}
