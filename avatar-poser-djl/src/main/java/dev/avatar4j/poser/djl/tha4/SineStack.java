package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.poser.djl.engine.MatrixProgram;
import dev.avatar4j.poser.djl.engine.NativeMatrix;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Sine layers one after the other: product, bias, sine. Immutable and thread-safe. */
final class SineStack {
  private record Layer(MatrixProgram.Weight weight, float[] tiledBias) {}

  private final List<Layer> layers = new ArrayList<>();

  /**
   * @param program receives the weights
   * @param name a prefix for their names
   * @param linears the layers as in the checkpoint
   */
  SineStack(MatrixProgram.Builder program, String name, List<Linear> linears) {
    for (Linear linear : linears) {
      Linear turns = linear.inTurns();
      MatrixProgram.Weight weight =
          program.add(name + layers.size(), turns.weight(), turns.outputs(), turns.inputs());
      float[] tiled = new float[Workspace.CHUNK / turns.outputs() * turns.outputs()];
      for (int i = 0; i < tiled.length; i++) {
        tiled[i] = turns.bias()[i % turns.outputs()] + SineKernel.SHIFT;
      }
      layers.add(new Layer(weight, tiled));
    }
  }

  /**
   * @param program the loaded program
   * @param space its first matrix holds the inputs
   * @param rows how many
   * @return the matrix that holds the activations of the last layer
   */
  NativeMatrix run(MatrixProgram program, Workspace space, int rows) {
    NativeMatrix in = space.first();
    for (Layer layer : layers) {
      NativeMatrix out = space.other(in);
      program.apply(layer.weight(), in, out, rows);
      activate(out.floats(), layer, rows * layer.weight().outputs(), space.chunk);
      in = out;
    }
    return in;
  }

  private static void activate(FloatBuffer floats, Layer layer, int count, float[] chunk) {
    int step = layer.tiledBias().length;
    for (int from = 0; from < count; from += step) {
      int length = Math.min(step, count - from);
      floats.get(from, chunk, 0, length);
      SineKernel.activate(chunk, layer.tiledBias(), length);
      floats.put(from, chunk, 0, length);
    }
  }
}
