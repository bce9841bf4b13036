package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.concurrent.WorkerGroup;
import dev.avatar4j.image.Frame;
import dev.avatar4j.poser.djl.engine.MatrixProgram;
import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.warp.face.PosedCels;
import java.util.ArrayList;
import java.util.Arrays;
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
  private final InputLayer[] probeLayers = new InputLayer[levels.length];
  private final SineStack[] stacks = new SineStack[levels.length];
  private final MatrixProgram.Weight[] outputs = new MatrixProgram.Weight[levels.length];
  private final BodyProbe probe;
  private final VisibleArea area;
  private final Compositor compositor;

  /** The pose of the face that is painted; starts with NaN while there is none. */
  private final float[] facePose = new float[Tha4Architecture.FACE_POSE];

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
    this.facePose[0] = Float.NaN;
    this.face = new FaceNetwork(face, weights);
    this.picture = new SourcePicture(character);
    buildLevels(body, weights);
    this.compositor =
        new Compositor(picture, Linear.of(body, Tha4Architecture.bodyOutput()).bias());
    this.probe = new BodyProbe(probeLayers, stacks, outputs);
    this.area = new VisibleArea(character, Linear.of(body, Tha4Architecture.bodyOutput()).bias());
    this.program = weights.load();
    this.workers = new WorkerGroup(threads, "tha4", MatrixProgram::prepareThread);
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
      stacks[level] = new SineStack(weights, "body" + level + "_", hidden);
      outputs[level] = output(body, weights, level);
      probeLayers[level] = new InputLayer(first, BodyProbe.CELLS, Tha4Architecture.BODY_POSE, 1);
      levels[level] = new BodyLevel(layer, input, stacks[level], outputs[level], size);
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
   * Draws a frame; only where the figure is expected, unless told otherwise.
   *
   * @param pose 45 values in range
   * @param everyPixel whether to compute the transparent surroundings as well
   * @param cels drawn over the face before the body moves; {@code null} for none
   * @param out 512x512; every pixel is overwritten
   */
  void draw(float[] pose, boolean everyPixel, PosedCels cels, Frame out) {
    paintFaceAndProbe(pose);
    if (cels == null) {
      moveBody(pose, everyPixel, out);
      return;
    }
    picture.cover(cels, pose);
    try {
      moveBody(pose, everyPixel, out);
    } finally {
      picture.uncover(cels);
    }
  }

  private void moveBody(float[] pose, boolean everyPixel, Frame out) {
    for (BodyLevel level : levels) {
      level.setPose(pose);
    }
    if (everyPixel) {
      area.fill();
    } else {
      area.guess(probe.result());
    }
    RowSpans missing = levels[maps.length].spans();
    missing.copyFrom(area.spans());
    Compositor.clearOutside(missing, out);
    do {
      drawBody(out);
    } while (area.grow(out, missing));
  }

  /** The face does not change while its part of the pose does not. */
  private void paintFaceAndProbe(float[] pose) {
    boolean faceIsPainted =
        Arrays.equals(pose, 0, Tha4Architecture.FACE_POSE, facePose, 0, Tha4Architecture.FACE_POSE);
    int faceBatches = faceIsPainted ? 0 : face.batches();
    facePose[0] = Float.NaN;
    face.setPose(pose);
    probe.setPose(pose);
    workers.forEach(
        probe.batches() + faceBatches,
        (worker, item) -> {
          if (item < probe.batches()) {
            probe.compute(program, spaces[worker], item);
          } else {
            picture.paintFace(face, program, spaces[worker], item - probe.batches());
          }
        });
    System.arraycopy(pose, 0, facePose, 0, facePose.length);
  }

  /**
   * @return which pixels the last frame was computed for
   */
  RowSpans spans() {
    return area.spans();
  }

  private void drawBody(Frame out) {
    for (int level = levels.length - 1; level > 0; level--) {
      levels[level - 1].spans().setToSourcesOf(levels[level].spans());
    }
    for (int level = 0; level < maps.length; level++) {
      run(levels[level], BodyLevel.into(maps[level]));
    }
    run(levels[maps.length], BodyLevel.into(compositor, out));
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
