package dev.avatar4j.postprocessor;

/**
 * A colour in linear light.
 *
 * @param red 0..1
 * @param green 0..1
 * @param blue 0..1
 */
public record Color(float red, float green, float blue) {
  /** White. */
  public static final Color WHITE = new Color(1, 1, 1);
}
