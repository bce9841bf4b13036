package dev.avatar4j.postprocessor.upscale;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.RowTask;
import dev.avatar4j.postprocessor.RowWorkers;
import dev.avatar4j.postprocessor.upscale.resample.PlaneScaler;
import dev.avatar4j.postprocessor.upscale.resample.Taps;

/** Bilinear or bicubic colours, each channel for itself; bilinear alpha. */
final class ResamplingUpscaler implements Upscaler {
  /** Makes the taps of an axis. */
  @FunctionalInterface
  interface Axis {
    Taps taps(int in, int out);
  }

  private record Scratch(PlaneScaler.Scratch color, PlaneScaler.Scratch alpha) {}

  private final RowWorkers workers;
  private final Axis axis;
  private final RowTask task = this::rows;
  private Frame in;
  private Frame out;
  private int width;
  private int height;
  private int outWidth;
  private int outHeight;
  private PlaneScaler color;
  private PlaneScaler alpha;
  private ThreadLocal<Scratch> scratch;

  private ResamplingUpscaler(Axis axis, RowWorkers workers) {
    this.axis = axis;
    this.workers = workers;
  }

  static ResamplingUpscaler bilinear(RowWorkers workers) {
    return new ResamplingUpscaler(Taps::bilinear, workers);
  }

  static ResamplingUpscaler bicubic(RowWorkers workers) {
    return new ResamplingUpscaler(Taps::bicubic, workers);
  }

  @Override
  public void upscale(Frame from, Frame to) {
    prepare(from, to);
    in = from;
    out = to;
    workers.forRows(outHeight, task);
    in = null;
    out = null;
  }

  private void prepare(Frame from, Frame to) {
    if (from.width() == width
        && from.height() == height
        && to.width() == outWidth
        && to.height() == outHeight) {
      return;
    }
    width = from.width();
    height = from.height();
    outWidth = to.width();
    outHeight = to.height();
    color = scaler(axis);
    alpha = scaler(Taps::bilinear);
    scratch = ThreadLocal.withInitial(() -> new Scratch(color.newScratch(), alpha.newScratch()));
  }

  private PlaneScaler scaler(Axis kind) {
    return new PlaneScaler(kind.taps(width, outWidth), kind.taps(height, outHeight), width);
  }

  private void rows(int from, int to) {
    Scratch memory = scratch.get();
    color.scale(in.red(), out.red(), from, to, memory.color);
    color.scale(in.green(), out.green(), from, to, memory.color);
    color.scale(in.blue(), out.blue(), from, to, memory.color);
    alpha.scale(in.alpha(), out.alpha(), from, to, memory.alpha);
  }
}
