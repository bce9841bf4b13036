package dev.avatar4j.poser.djl.tha4;

import java.nio.FloatBuffer;

/** The first layer of a network that sees position and pose only; columns in order. */
record PositionInput(InputLayer layer) implements RowInput {
  @Override
  public void write(int y, int from, int to, FloatBuffer out, int at, Workspace space) {
    int channels = layer.channels();
    int step = layer.fillRow(y, space.rowPhase);
    for (int x = from; x < to; x += step) {
      int length = Math.min(step, to - x) * channels;
      System.arraycopy(layer.columns(0), x * channels, space.columns, 0, length);
      SineKernel.activateSum(space.chunk, space.columns, space.rowPhase, length);
      out.put(at + (x - from) * channels, space.chunk, 0, length);
    }
  }

  @Override
  public int column(int k, int from, int to) {
    return from + k;
  }
}
