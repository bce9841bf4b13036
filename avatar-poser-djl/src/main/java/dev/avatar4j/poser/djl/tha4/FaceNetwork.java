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

  /** Paints the rows of one batch into the picture. */
  void paint(MatrixProgram program, Workspace space, int batch, SourcePicture picture) {
    int size = Tha4Architecture.FACE_SIZE;
    int top = batch * ROWS_PER_BATCH;
    for (int row = 0; row < ROWS_PER_BATCH; row++) {
      int at = row * size * layer.channels();
      input.write(top + row, 0, size, space.first().floats(), at, space);
    }
    NativeMatrix hidden = stack.run(program, space, ROWS_PER_BATCH * size);
    NativeMatrix out = space.other(hidden);
    program.apply(output, hidden, out, ROWS_PER_BATCH * size);
    for (int row = 0; row < ROWS_PER_BATCH; row++) {
      int y = Tha4Architecture.FACE_TOP + top + row;
      int at = (y * SourcePicture.SIZE + Tha4Architecture.FACE_LEFT) * 4;
      out.floats().get(row * size * 4, picture.rgba(), at, size * 4);
      for (int i = 0; i < size * 4; i++) {
        picture.rgba()[at + i] += bias[i & 3];
      }
    }
  }
}
