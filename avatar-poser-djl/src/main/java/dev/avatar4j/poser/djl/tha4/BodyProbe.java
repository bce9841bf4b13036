package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.poser.djl.engine.MatrixProgram;
import dev.avatar4j.poser.djl.engine.NativeMatrix;
import java.nio.FloatBuffer;

/**
 * The body network at the centres of a coarse grid of cells. The levels are functions of position
 * that the enlargements between them only sample, so leaving the enlargements out hardly changes
 * their values, and 1/256 of the pixels tell where the figure will be.
 */
final class BodyProbe {
  /** Cells per side. */
  static final int CELLS = 32;

  private static final int ROWS_PER_BATCH = 8;

  private final InputLayer[] layers;
  private final SineStack[] stacks;
  private final MatrixProgram.Weight[] outputs;
  private final RowInput input;
  private final float[] result = new float[CELLS * CELLS * Tha4Architecture.BODY_OUTPUTS];

  /**
   * @param layers the levels' first layers for a square of {@link #CELLS}, columns in order
   * @param stacks the levels' further sine layers
   * @param outputs the levels' linear maps
   */
  BodyProbe(InputLayer[] layers, SineStack[] stacks, MatrixProgram.Weight[] outputs) {
    this.layers = layers.clone();
    this.stacks = stacks.clone();
    this.outputs = outputs.clone();
    this.input = new PositionInput(layers[0]);
  }

  void setPose(float[] pose) {
    for (InputLayer layer : layers) {
      layer.setPose(pose);
    }
  }

  int batches() {
    return CELLS / ROWS_PER_BATCH;
  }

  /**
   * @return the outputs of the last layer, without bias, cell by cell
   */
  float[] result() {
    return result;
  }

  void compute(MatrixProgram program, Workspace space, int batch) {
    int cells = ROWS_PER_BATCH * CELLS;
    int top = batch * ROWS_PER_BATCH;
    for (int row = 0; row < ROWS_PER_BATCH; row++) {
      int at = row * CELLS * layers[0].channels();
      input.write(top + row, 0, CELLS, space.first().floats(), at, space);
    }
    for (int level = 0; ; level++) {
      NativeMatrix hidden = stacks[level].run(program, space, cells);
      NativeMatrix out = space.other(hidden);
      program.apply(outputs[level], hidden, out, cells);
      if (level == layers.length - 1) {
        int width = Tha4Architecture.BODY_OUTPUTS;
        out.floats().get(0, result, top * CELLS * width, cells * width);
        return;
      }
      activate(layers[level + 1], top, out.floats(), space);
    }
  }

  /** The next level's first layer, from what this level contributes to it. */
  private static void activate(InputLayer layer, int top, FloatBuffer values, Workspace space) {
    int channels = layer.channels();
    for (int row = 0; row < ROWS_PER_BATCH; row++) {
      int step = layer.fillRow(top + row, space.rowPhase);
      for (int x = 0; x < CELLS; x += step) {
        int length = Math.min(step, CELLS - x) * channels;
        int at = (row * CELLS + x) * channels;
        values.get(at, space.near, 0, length);
        System.arraycopy(layer.columns(0), x * channels, space.columns, 0, length);
        SineKernel.activateBlend(
            space.chunk, space.near, space.near, space.columns, space.rowPhase, length);
        space.first().floats().put(at, space.chunk, 0, length);
      }
    }
  }
}
