package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.image.Frame;
import dev.avatar4j.poser.djl.engine.MatrixProgram;
import dev.avatar4j.poser.djl.engine.NativeMatrix;
import java.nio.FloatBuffer;

/** One of the three levels of the body network: three sine layers, then a linear map. */
final class BodyLevel {
  /** Receives a level's results, row by row. */
  interface Sink {
    /**
     * @param y the row
     * @param from the first column
     * @param to the end of the columns
     * @param values results of the linear map without its bias
     * @param at where this row starts
     * @param input tells the order of the columns
     * @param space scratch
     */
    void accept(
        int y, int from, int to, FloatBuffer values, int at, RowInput input, Workspace space);
  }

  private final InputLayer layer;
  private final RowInput input;
  private final SineStack stack;
  private final MatrixProgram.Weight output;
  private final RowBatches batches;
  private final RowSpans spans;

  BodyLevel(
      InputLayer layer, RowInput input, SineStack stack, MatrixProgram.Weight output, int size) {
    this.layer = layer;
    this.input = input;
    this.stack = stack;
    this.output = output;
    this.batches = new RowBatches(size);
    this.spans = new RowSpans(size);
  }

  void setPose(float[] pose) {
    layer.setPose(pose);
  }

  /** Which pixels to compute; to be set before {@link #plan}. */
  RowSpans spans() {
    return spans;
  }

  /** Cuts the spans into batches and returns how many there are. */
  int plan() {
    return batches.cut(spans, Workspace.CAPACITY / layer.channels());
  }

  /** Computes one batch. */
  void compute(MatrixProgram program, Workspace space, int batch, Sink sink) {
    int channels = layer.channels();
    int rows = 0;
    for (int y = batches.firstRow(batch); y < batches.endRow(batch); y++) {
      if (spans.width(y) > 0) {
        input.write(y, spans.from(y), spans.to(y), space.first().floats(), rows * channels, space);
        rows += spans.width(y);
      }
    }
    NativeMatrix hidden = stack.run(program, space, rows);
    NativeMatrix out = space.other(hidden);
    program.apply(output, hidden, out, rows);
    int at = 0;
    for (int y = batches.firstRow(batch); y < batches.endRow(batch); y++) {
      sink.accept(y, spans.from(y), spans.to(y), out.floats(), at, input, space);
      at += spans.width(y) * output.outputs();
    }
  }

  /** Keeps the results for the next level. */
  static Sink into(FeatureMap map) {
    return (y, from, to, values, at, input, space) -> {
      int channels = map.channels();
      for (int k = 0; k < to - from; k++) {
        int column = input.column(k, from, to);
        values.get(at + k * channels, map.values(), map.index(column, y), channels);
      }
    };
  }

  /** Draws pixels; columns outside the span become transparent. */
  static Sink into(Compositor compositor, Frame frame) {
    return (y, from, to, values, at, input, space) -> {
      int outputs = Tha4Architecture.BODY_OUTPUTS;
      values.get(at, space.outputs, 0, (to - from) * outputs);
      Compositor.clear(frame, y, 0, from);
      for (int k = 0; k < to - from; k++) {
        int column = input.column(k, from, to);
        compositor.draw(space.outputs, k * outputs, column, y, frame);
      }
      Compositor.clear(frame, y, to, frame.width());
    };
  }
}
