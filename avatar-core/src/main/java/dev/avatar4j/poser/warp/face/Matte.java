package dev.avatar4j.poser.warp.face;

/**
 * Separates a line from what lies below it: how much of a pixel is the line, if the pixel is a
 * mixture of the line's own colour and the known colour below. Stateless.
 */
final class Matte {
  private static final float FAINT = 0.05f;

  /** From here on a pixel is all line, so that the line keeps its own shades. */
  private static final float SOLID = 0.7f;

  private Matte() {}

  /** Reads the colour of a pixel. */
  static void read(Texture texture, int x, int y, float[] colour) {
    int at = 4 * (y * texture.width() + x);
    System.arraycopy(texture.rgba(), at, colour, 0, 3);
  }

  /**
   * Share of {@code line} in {@code colour} over {@code below}, 0..1, with some contrast: faint
   * traces count as 0.
   */
  static float share(float[] colour, float[] below, float[] line) {
    float dot = 0f;
    float square = 0f;
    for (int c = 0; c < 3; c++) {
      float span = root(line[c]) - root(below[c]);
      dot += (root(colour[c]) - root(below[c])) * span;
      square += span * span;
    }
    float share = square < 1e-4f ? 0f : dot / square;
    return Math.max(0f, Math.min(1f, (share - FAINT) / (SOLID - FAINT)));
  }

  /** Lightness as the eye sees it, roughly. */
  static float lightness(float[] colour) {
    return root(0.21f * colour[0] + 0.72f * colour[1] + 0.07f * colour[2]);
  }

  private static float root(float value) {
    return (float) Math.sqrt(Math.max(0f, value));
  }
}
