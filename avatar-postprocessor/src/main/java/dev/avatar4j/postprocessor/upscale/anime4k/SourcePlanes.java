package dev.avatar4j.postprocessor.upscale.anime4k;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.RowTask;
import dev.avatar4j.postprocessor.RowWorkers;

/** A frame's colours as networks want them. */
final class SourcePlanes {
  private final LightCurve light;
  private final RowWorkers workers;
  private final RowTask task = this::rows;
  private ColorPlanes planes = ColorPlanes.of(1, 1);
  private Frame frame;

  SourcePlanes(LightCurve light, RowWorkers workers) {
    this.light = light;
    this.workers = workers;
  }

  /** The frame's own planes where nothing has to be converted. Valid until the next call. */
  ColorPlanes of(Frame in) {
    if (planes.width() != in.width() || planes.height() != in.height()) {
      planes =
          light == LightCurve.LINEAR ? ColorPlanes.of(in) : ColorPlanes.of(in.width(), in.height());
    }
    if (light == LightCurve.LINEAR) {
      for (int c = 0; c < 3; c++) {
        planes.planes()[c] = in.plane(c);
      }
      return planes;
    }
    frame = in;
    workers.forRows(in.height(), task);
    frame = null;
    return planes;
  }

  private void rows(int from, int to) {
    int width = frame.width();
    for (int c = 0; c < 3; c++) {
      light.encode(frame.plane(c), planes.planes()[c], from * width, to * width);
    }
  }
}
