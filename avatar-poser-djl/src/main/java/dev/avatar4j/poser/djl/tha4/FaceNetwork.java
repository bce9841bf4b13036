package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.poser.djl.engine.MatrixProgram;
import dev.avatar4j.poser.djl.engine.NativeMatrix;
import dev.avatar4j.poser.djl.model.WeightTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Paints the face: eight sine layers from position and pose to four channels, 128x128 pixels. */
final class FaceNetwork {
  private static final int ROWS_PER_BATCH = 8;

  private final InputLayer layer;
  private final RowInput input;
  private final SineStack stack;
  private final MatrixProgram.Weight output;
  private final float[] bias;

  FaceNetwork(Map<String, WeightTensor> tensors, MatrixProgram.Builder program) {
    layer =
        new InputLayer(
            Linear.of(tensors, Tha4Architecture.faceLayer(0)),
            Tha4Architecture.FACE_SIZE,
            Tha4Architecture.FACE_POSE,
            1);
    input = new PositionInput(layer);
    List<Linear> hidden = new ArrayList<>();
    for (int i = 1; i < Tha4Architecture.FACE_LAYERS; i++) {
      hidden.add(Linear.of(tensors, Tha4Architecture.faceLayer(i)));
    }
    stack = new SineStack(program, "face", hidden);
    Linear last = Linear.of(tensors, Tha4Architecture.faceOutput());
    output = program.add("face_output", last.weight(), last.outputs(), last.inputs());
    bias = last.bias();
  }

  void setPose(float[] pose) {
    layer.setPose(pose);
  }

  int batches() {
    return Tha4Architecture.FACE_SIZE / ROWS_PER_BATCH;
  }

  /**
   * Paints the rows of one batch.
   *
   * @param rgba receives R, G, B, A per pixel: linear light, premultiplied, -1..1
   * @param at where the first row of the face starts
   * @param stride how far the starts of its rows are apart
   */
  void paint(MatrixProgram program, Workspace space, int batch, float[] rgba, int at, int stride) {
    int size = Tha4Architecture.FACE_SIZE;
    int top = batch * ROWS_PER_BATCH;
    for (int row = 0; row < ROWS_PER_BATCH; row++) {
      int first = row * size * layer.channels();
      input.write(top + row, 0, size, space.first().floats(), first, space);
    }
    NativeMatrix hidden = stack.run(program, space, ROWS_PER_BATCH * size);
    NativeMatrix out = space.other(hidden);
    program.apply(output, hidden, out, ROWS_PER_BATCH * size);
    for (int row = 0; row < ROWS_PER_BATCH; row++) {
      int start = at + (top + row) * stride;
      out.floats().get(row * size * 4, rgba, start, size * 4);
      for (int i = 0; i < size * 4; i++) {
        rgba[start + i] += bias[i & 3];
      }
    }
  }
}
