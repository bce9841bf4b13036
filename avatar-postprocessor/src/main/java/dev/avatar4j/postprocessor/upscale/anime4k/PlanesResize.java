package dev.avatar4j.postprocessor.upscale.anime4k;

import dev.avatar4j.postprocessor.RowTask;
import dev.avatar4j.postprocessor.RowWorkers;
import dev.avatar4j.postprocessor.upscale.resample.PlaneScaler;
import dev.avatar4j.postprocessor.upscale.resample.Taps;

/** Bilinear scaling of colour planes from one size to another. */
final class PlanesResize {
  private final PlaneScaler scaler;
  private final RowWorkers workers;
  private final int newColumns;
  private final int newRows;
  private final RowTask task = this::rows;
  private final ThreadLocal<PlaneScaler.Scratch> scratch;
  private float[][] in;
  private float[][] out;
  private LightCurve light;

  PlanesResize(int columns, int rows, int newColumns, int newRows, RowWorkers workers) {
    this.newColumns = newColumns;
    this.newRows = newRows;
    this.workers = workers;
    scaler =
        new PlaneScaler(Taps.bilinear(columns, newColumns), Taps.bilinear(rows, newRows), columns);
    scratch = ThreadLocal.withInitial(scaler::newScratch);
  }

  /** Scales, and converts from a light curve to linear light. */
  void run(float[][] from, float[][] to, LightCurve curve) {
    in = from;
    out = to;
    light = curve;
    workers.forRows(newRows, task);
    in = null;
    out = null;
  }

  private void rows(int from, int to) {
    PlaneScaler.Scratch memory = scratch.get();
    for (int c = 0; c < 3; c++) {
      scaler.scale(in[c], out[c], from, to, memory);
      light.decode(out[c], from * newColumns, to * newColumns);
    }
  }
}
