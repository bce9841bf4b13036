package dev.avatar4j.postprocessor.upscale.anime4k;

import dev.avatar4j.postprocessor.RowWorkers;

/** One step of a pipeline for one size, with the memory for its result. */
@FunctionalInterface
interface PipelineStep {
  /**
   * @param picture the result of the step before
   * @param area what is visible
   * @return the result; overwritten by the next run
   */
  ColorPlanes run(ColorPlanes picture, VisibleArea area);

  static PipelineStep network(Network network, int margin, int columns, int rows) {
    ColorPlanes result = ColorPlanes.of(columns, rows);
    RowSink sink = new PlanesSink(result, network.doubles());
    return (picture, area) -> {
      network.run(picture, area, margin, sink);
      return result;
    };
  }

  static PipelineStep resize(
      RowWorkers workers, int columns, int rows, int newColumns, int newRows) {
    ColorPlanes result = ColorPlanes.of(newColumns, newRows);
    PlanesResize resize = new PlanesResize(columns, rows, newColumns, newRows, workers);
    return (picture, area) -> {
      resize.run(picture.planes(), result.planes(), LightCurve.LINEAR);
      return result;
    };
  }
}
