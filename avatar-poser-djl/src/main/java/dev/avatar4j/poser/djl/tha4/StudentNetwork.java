package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.image.Frame;
import dev.avatar4j.poser.djl.engine.MatrixProgram;
import dev.avatar4j.poser.djl.engine.WorkerGroup;
import dev.avatar4j.poser.djl.model.WeightTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The face and body network of one character, ready to draw. Draws one frame at a time: the caller
 * sees to that. All memory is made here, none per frame.
 */
final class StudentNetwork implements AutoCloseable {
  private final MatrixProgram program;
  private final WorkerGroup workers;
  private final Workspace[] spaces;
  private final SourcePicture picture;
  private final FaceNetwork face;
  private final BodyLevel[] levels = new BodyLevel[Tha4Architecture.LEVEL_SIZES.length];
  private final FeatureMap[] maps = new FeatureMap[levels.length - 1];
  private final Compositor compositor;

  /**
   * @param face tensors of the face morpher, checked
   * @param body tensors of the body morpher, checked
   * @param character the picture the networks were made for
   * @param threads worker threads, at least 1
   */
  StudentNetwork(
      Map<String, WeightTensor> face,
      Map<String, WeightTensor> body,
      Frame character,
      int threads) {
    MatrixProgram.Builder weights = new MatrixProgram.Builder();
    this.face = new FaceNetwork(face, weights);
    this.picture = new SourcePicture(character);
    buildLevels(body, weights);
    this.compositor =
        new Compositor(picture, Linear.of(body, Tha4Architecture.bodyOutput()).bias());
    this.program = weights.load();
    this.workers = new WorkerGroup(threads, "tha4");
    this.spaces = new Workspace[threads];
    for (int i = 0; i < threads; i++) {
      spaces[i] = new Workspace(program);
    }
  }

  private void buildLevels(Map<String, WeightTensor> body, MatrixProgram.Builder weights) {
    for (int level = 0; level < levels.length; level++) {
      int size = Tha4Architecture.LEVEL_SIZES[level];
      Linear first = Linear.of(body, Tha4Architecture.bodyLayer(level, 0));
      InputLayer layer =
          new InputLayer(first, size, Tha4Architecture.BODY_POSE, level == 0 ? 1 : 2);
      RowInput input =
          level == 0 ? new PositionInput(layer) : new EnlargedInput(layer, maps[level - 1]);
      List<Linear> hidden = new ArrayList<>();
      for (int i = 1; i < Tha4Architecture.LEVEL_CHANNELS[level].length; i++) {
        hidden.add(Linear.of(body, Tha4Architecture.bodyLayer(level, i)));
      }
      SineStack stack = new SineStack(weights, "body" + level + "_", hidden);
      levels[level] = new BodyLevel(layer, input, stack, output(body, weights, level), size);
    }
  }

  /** The last layer, or the next level's first layer as far as it sees this level. */
  private MatrixProgram.Weight output(
      Map<String, WeightTensor> body, MatrixProgram.Builder weights, int level) {
    String name = "body" + level + "_output";
    if (level == maps.length) {
      Linear last = Linear.of(body, Tha4Architecture.bodyOutput());
      return weights.add(name, last.weight(), last.outputs(), last.inputs());
    }
    Linear next = Linear.of(body, Tha4Architecture.bodyLayer(level + 1, 0)).inTurns();
    int[] channels = Tha4Architecture.LEVEL_CHANNELS[level];
    int seen = channels[channels.length - 1];
    maps[level] = new FeatureMap(Tha4Architecture.LEVEL_SIZES[level], next.outputs());
    return weights.add(name, next.columns(0, seen), next.outputs(), seen);
  }

  int threads() {
    return workers.size();
  }

  /**
   * @param pose 45 values in range
   * @param out 512x512; every pixel is overwritten
   */
  void draw(float[] pose, Frame out) {
    face.setPose(pose);
    for (BodyLevel level : levels) {
      level.setPose(pose);
    }
    RowSpans full = levels[2].spans();
    for (int row = 0; row < full.size(); row++) {
      full.include(row, 0, full.size());
    }
    levels[1].spans().setToSourcesOf(full);
    levels[0].spans().setToSourcesOf(levels[1].spans());
    int faceBatches = face.batches();
    workers.forEach(
        faceBatches + levels[0].plan(),
        (worker, item) -> {
          if (item < faceBatches) {
            face.paint(program, spaces[worker], item, picture);
          } else {
            levels[0].compute(program, spaces[worker], item - faceBatches, BodyLevel.into(maps[0]));
          }
        });
    run(levels[1], BodyLevel.into(maps[1]));
    run(levels[2], BodyLevel.into(compositor, out));
  }

  private void run(BodyLevel level, BodyLevel.Sink sink) {
    workers.forEach(
        level.plan(), (worker, batch) -> level.compute(program, spaces[worker], batch, sink));
  }

  @Override
  public void close() {
    workers.close();
    for (Workspace space : spaces) {
      space.close();
    }
    program.close();
  }
}
