package dev.avatar4j.poser.warp.face;

import dev.avatar4j.image.Frame;

/**
 * A picture to sample from: interleaved R, G, B, A floats at {@code 4 * (y * width + x)}, linear
 * light, premultiplied by alpha, so that interpolation leaves no dark fringes. Not thread-safe.
 */
public final class Texture {
  private final int width;
  private final int height;
  private final float[] rgba;

  /**
   * @param width columns
   * @param height rows
   */
  public Texture(int width, int height) {
    this.width = width;
    this.height = height;
    rgba = new float[width * height * 4];
  }

  /**
   * @param frame straight alpha
   * @return the same picture, premultiplied
   */
  public static Texture of(Frame frame) {
    Texture texture = new Texture(frame.width(), frame.height());
    for (int i = 0; i < frame.size(); i++) {
      float alpha = frame.alpha()[i];
      texture.rgba[4 * i] = frame.red()[i] * alpha;
      texture.rgba[4 * i + 1] = frame.green()[i] * alpha;
      texture.rgba[4 * i + 2] = frame.blue()[i] * alpha;
      texture.rgba[4 * i + 3] = alpha;
    }
    return texture;
  }

  /**
   * @return an independent copy
   */
  public Texture copy() {
    Texture copy = new Texture(width, height);
    System.arraycopy(rgba, 0, copy.rgba, 0, rgba.length);
    return copy;
  }

  /**
   * Takes over a rectangle of another texture of the same size.
   *
   * @param source where to copy from
   * @param x left column
   * @param y upper row
   * @param columns width of the rectangle
   * @param rows height of the rectangle
   */
  public void copyFrom(Texture source, int x, int y, int columns, int rows) {
    for (int row = y; row < y + rows; row++) {
      int start = 4 * (row * width + x);
      System.arraycopy(source.rgba, start, rgba, start, 4 * columns);
    }
  }

  /**
   * @return columns
   */
  public int width() {
    return width;
  }

  /**
   * @return rows
   */
  public int height() {
    return height;
  }

  /**
   * @return the numbers themselves, not a copy
   */
  public float[] rgba() {
    return rgba;
  }
}
