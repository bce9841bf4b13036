package dev.avatar4j.image;

import java.util.Arrays;

/**
 * Four float planes R, G, B, A of {@code width x height}, row-major (index {@code y * width + x});
 * linear light, straight alpha, nominally 0..1.
 *
 * <p>Mutable and reused: whoever owns a frame lends it for one call. Not thread-safe. The planes
 * are exposed as arrays so that a loop over them compiles to vector instructions; their length is
 * always {@code width * height}.
 */
public final class Frame {
  private final int width;
  private final int height;
  private final float[] red;
  private final float[] green;
  private final float[] blue;
  private final float[] alpha;

  /**
   * A fully transparent black frame.
   *
   * @param width columns, at least 1
   * @param height rows, at least 1
   */
  public Frame(int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("A frame is at least 1x1; got " + width + "x" + height);
    }
    this.width = width;
    this.height = height;
    int size = Math.multiplyExact(width, height);
    red = new float[size];
    green = new float[size];
    blue = new float[size];
    alpha = new float[size];
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
   * @return pixels: {@code width * height}, the length of each plane
   */
  public int size() {
    return red.length;
  }

  /**
   * @return the red plane itself, not a copy
   */
  public float[] red() {
    return red;
  }

  /**
   * @return the green plane itself, not a copy
   */
  public float[] green() {
    return green;
  }

  /**
   * @return the blue plane itself, not a copy
   */
  public float[] blue() {
    return blue;
  }

  /**
   * @return the alpha plane itself, not a copy
   */
  public float[] alpha() {
    return alpha;
  }

  /**
   * @param channel 0 red, 1 green, 2 blue, 3 alpha
   * @return that plane itself, not a copy
   */
  public float[] plane(int channel) {
    return switch (channel) {
      case 0 -> red;
      case 1 -> green;
      case 2 -> blue;
      case 3 -> alpha;
      default -> throw new IllegalArgumentException("A frame has planes 0..3; got " + channel);
    };
  }

  /** Makes every pixel transparent black. */
  public void clear() {
    Arrays.fill(red, 0f);
    Arrays.fill(green, 0f);
    Arrays.fill(blue, 0f);
    Arrays.fill(alpha, 0f);
  }

  /**
   * Takes over all pixels of another frame.
   *
   * @param source a frame of the same size
   */
  public void copyFrom(Frame source) {
    requireSameSize(source);
    System.arraycopy(source.red, 0, red, 0, red.length);
    System.arraycopy(source.green, 0, green, 0, green.length);
    System.arraycopy(source.blue, 0, blue, 0, blue.length);
    System.arraycopy(source.alpha, 0, alpha, 0, alpha.length);
  }

  /**
   * @param other a frame that should fit this one
   * @throws IllegalArgumentException if the sizes differ
   */
  public void requireSameSize(Frame other) {
    if (other.width != width || other.height != height) {
      throw new IllegalArgumentException(
          "Frame sizes differ: "
              + width
              + "x"
              + height
              + " and "
              + other.width
              + "x"
              + other.height);
    }
  }
}
