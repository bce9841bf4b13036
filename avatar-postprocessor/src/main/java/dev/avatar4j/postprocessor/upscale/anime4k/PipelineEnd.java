package dev.avatar4j.postprocessor.upscale.anime4k;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.RowWorkers;

/** The last network of a pipeline, the clamp and the final size, for one size. */
@FunctionalInterface
interface PipelineEnd {
  /**
   * @param picture what the last network enlarges
   * @param area what is visible
   * @param out receives the colours
   */
  void run(ColorPlanes picture, VisibleArea area, Frame out);

  /** For results of half the size that the last network gives. */
  static PipelineEnd halving(
      Network network, int margin, Highlights highlights, LightCurve light, int columns) {
    HalvingSink sink = new HalvingSink(highlights, light, columns);
    return (picture, area, out) -> {
      sink.begin(out);
      network.run(picture, area, margin, sink);
    };
  }

  /** For results of any size. */
  static PipelineEnd resizing(
      Network network,
      int margin,
      Highlights highlights,
      LightCurve light,
      RowWorkers workers,
      int columns,
      int rows,
      Frame size) {
    ColorPlanes doubled = ColorPlanes.of(2 * columns, 2 * rows);
    RowSink sink = new PlanesSink(doubled, true);
    PlanesResize resize =
        new PlanesResize(2 * columns, 2 * rows, size.width(), size.height(), workers);
    float[][] target = new float[3][];
    return (picture, area, out) -> {
      network.run(picture, area, margin, sink);
      highlights.clamp(doubled);
      for (int c = 0; c < 3; c++) {
        target[c] = out.plane(c);
      }
      resize.run(doubled.planes(), target, light);
    };
  }
}
