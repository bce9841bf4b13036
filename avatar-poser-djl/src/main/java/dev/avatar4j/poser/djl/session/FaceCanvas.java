package dev.avatar4j.poser.djl.session;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.poser.warp.face.PosedCels;
import dev.avatar4j.poser.warp.face.Texture;
import java.nio.FloatBuffer;

/** Draws cels over a face that a network has posed, before the body moves. */
final class FaceCanvas {
  private static final int SIZE = CharacterImage.SIZE;
  private static final int PIXELS = SIZE * SIZE;

  private final PosedCels cels;
  private final boolean premultiplied;
  private final Texture canvas = new Texture(SIZE, SIZE);
  private final float[] before = new float[4 * PIXELS];

  /**
   * @param cels what is drawn
   * @param premultiplied whether the network's colours are multiplied by alpha
   */
  FaceCanvas(PosedCels cels, boolean premultiplied) {
    this.cels = cels;
    this.premultiplied = premultiplied;
  }

  /**
   * Draws the cels as {@link PosedCels#update} told. What they leave alone keeps its exact value.
   *
   * @param pose 45 values in range
   * @param face planes of 512x512 in the network's format; changed
   */
  void draw(float[] pose, FloatBuffer face) {
    float[] rgba = canvas.rgba();
    for (int row = cels.y(); row < cels.y() + cels.height(); row++) {
      int first = row * SIZE + cels.x();
      for (int i = first; i < first + cels.width(); i++) {
        read(face, i, rgba);
      }
      System.arraycopy(rgba, 4 * first, before, 4 * first, 4 * cels.width());
    }
    cels.draw(pose, canvas);
    for (int row = cels.y(); row < cels.y() + cels.height(); row++) {
      int first = row * SIZE + cels.x();
      for (int i = first; i < first + cels.width(); i++) {
        if (changed(rgba, 4 * i)) {
          write(rgba, i, face);
        }
      }
    }
  }

  private void read(FloatBuffer face, int pixel, float[] rgba) {
    float alpha = 0.5f * face.get(3 * PIXELS + pixel) + 0.5f;
    float scale = premultiplied ? 1f : alpha;
    for (int c = 0; c < 3; c++) {
      rgba[4 * pixel + c] = scale * (0.5f * face.get(c * PIXELS + pixel) + 0.5f);
    }
    rgba[4 * pixel + 3] = alpha;
  }

  private boolean changed(float[] rgba, int at) {
    return rgba[at] != before[at]
        || rgba[at + 1] != before[at + 1]
        || rgba[at + 2] != before[at + 2]
        || rgba[at + 3] != before[at + 3];
  }

  private void write(float[] rgba, int pixel, FloatBuffer face) {
    float alpha = rgba[4 * pixel + 3];
    float scale = premultiplied || alpha <= 0f ? 1f : 1f / alpha;
    for (int c = 0; c < 3; c++) {
      face.put(c * PIXELS + pixel, 2f * scale * rgba[4 * pixel + c] - 1f);
    }
    face.put(3 * PIXELS + pixel, 2f * alpha - 1f);
  }
}
