package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;

/**
 * The character's picture as the network sees it: R, G, B, A per pixel, linear light, premultiplied
 * by alpha, -1..1. The face network paints into it.
 */
final class SourcePicture {
  static final int SIZE = CharacterImage.SIZE;

  private final float[] rgba = new float[SIZE * SIZE * 4];

  SourcePicture(Frame picture) {
    for (int i = 0; i < SIZE * SIZE; i++) {
      float alpha = picture.alpha()[i];
      rgba[4 * i] = picture.red()[i] * alpha * 2 - 1;
      rgba[4 * i + 1] = picture.green()[i] * alpha * 2 - 1;
      rgba[4 * i + 2] = picture.blue()[i] * alpha * 2 - 1;
      rgba[4 * i + 3] = alpha * 2 - 1;
    }
  }

  /**
   * @return four values per pixel, row-major, shared
   */
  float[] rgba() {
    return rgba;
  }
}
