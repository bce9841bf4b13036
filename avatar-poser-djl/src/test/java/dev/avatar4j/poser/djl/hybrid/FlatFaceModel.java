package dev.avatar4j.poser.djl.hybrid;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.poser.warp.PixelArea;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** Paints the area in one colour: red by the left eye, green by the mouth, blue by both. */
final class FlatFaceModel implements FaceModel {
  static final PixelArea AREA = new PixelArea(192, 80, 128, 128);

  final List<float[]> painted = new ArrayList<>();
  private final Executor thread;
  private RuntimeException failure;
  int openStages;
  boolean closed;

  FlatFaceModel(Executor thread) {
    this.thread = thread;
  }

  static float red(float[] pose) {
    return 0.1f + 0.8f * pose[Morph.EYE_WINK_LEFT.ordinal()];
  }

  static float green(float[] pose) {
    return 0.1f + 0.8f * pose[Morph.MOUTH_AAA.ordinal()];
  }

  /** Lets the next faces fail, or succeed again with {@code null}. */
  void failWith(RuntimeException reason) {
    failure = reason;
  }

  @Override
  public String description() {
    return "flat faces";
  }

  @Override
  public Executor thread() {
    return thread;
  }

  @Override
  public PixelArea area() {
    return AREA;
  }

  @Override
  public FaceStage open(CharacterImage character) {
    openStages++;
    return new FaceStage() {
      @Override
      public void draw(float[] pose, float[] rgba) {
        if (failure != null) {
          throw failure;
        }
        painted.add(pose.clone());
        for (int i = 0; i < AREA.size(); i++) {
          rgba[4 * i] = red(pose);
          rgba[4 * i + 1] = green(pose);
          rgba[4 * i + 2] = 0.5f * (red(pose) + green(pose));
          rgba[4 * i + 3] = 1f;
        }
      }

      @Override
      public void close() {
        openStages--;
      }
    };
  }

  @Override
  public void close() {
    closed = true;
  }
}
