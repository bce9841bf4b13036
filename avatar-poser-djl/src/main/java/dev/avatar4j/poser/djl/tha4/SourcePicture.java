package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.poser.djl.engine.MatrixProgram;
import dev.avatar4j.poser.warp.face.PosedCels;
import dev.avatar4j.poser.warp.face.Texture;

/**
 * The character's picture as the network sees it: R, G, B, A per pixel, linear light, premultiplied
 * by alpha, -1..1. The face network paints into it.
 */
final class SourcePicture {
  static final int SIZE = CharacterImage.SIZE;

  private final float[] rgba = new float[SIZE * SIZE * 4];

  /** Made when the first cel is drawn: the picture in 0..1, and what a cel hides. */
  private Texture canvas;

  private float[] hidden;

  SourcePicture(Frame picture) {
    for (int i = 0; i < SIZE * SIZE; i++) {
      float alpha = picture.alpha()[i];
      rgba[4 * i] = picture.red()[i] * alpha * 2 - 1;
      rgba[4 * i + 1] = picture.green()[i] * alpha * 2 - 1;
      rgba[4 * i + 2] = picture.blue()[i] * alpha * 2 - 1;
      rgba[4 * i + 3] = alpha * 2 - 1;
    }
  }

  /** Lets the face network paint one batch of its rows at their place. */
  void paintFace(FaceNetwork face, MatrixProgram program, Workspace space, int batch) {
    int at = 4 * (Tha4Architecture.FACE_TOP * SIZE + Tha4Architecture.FACE_LEFT);
    face.paint(program, space, batch, rgba, at, 4 * SIZE);
  }

  /**
   * Draws cels over the picture, until {@link #uncover}.
   *
   * @param cels those of the frame
   * @param pose 45 values in range
   */
  void cover(PosedCels cels, float[] pose) {
    if (canvas == null) {
      canvas = new Texture(SIZE, SIZE);
      hidden = new float[rgba.length];
    }
    float[] target = canvas.rgba();
    for (int row = cels.y(); row < cels.y() + cels.height(); row++) {
      int from = 4 * (row * SIZE + cels.x());
      int to = from + 4 * cels.width();
      System.arraycopy(rgba, from, hidden, from, to - from);
      for (int i = from; i < to; i++) {
        target[i] = 0.5f * rgba[i] + 0.5f;
      }
    }
    cels.draw(pose, canvas);
    for (int row = cels.y(); row < cels.y() + cels.height(); row++) {
      int from = 4 * (row * SIZE + cels.x());
      for (int i = from; i < from + 4 * cels.width(); i++) {
        // what no cel changed keeps its exact value
        if (target[i] != 0.5f * hidden[i] + 0.5f) {
          rgba[i] = 2f * target[i] - 1f;
        }
      }
    }
  }

  /** Takes cels off again, bit for bit. */
  void uncover(PosedCels cels) {
    for (int row = cels.y(); row < cels.y() + cels.height(); row++) {
      int from = 4 * (row * SIZE + cels.x());
      System.arraycopy(hidden, from, rgba, from, 4 * cels.width());
    }
  }

  /**
   * @return four values per pixel, row-major, shared
   */
  float[] rgba() {
    return rgba;
  }
}
