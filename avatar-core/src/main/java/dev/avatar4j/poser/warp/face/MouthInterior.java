package dev.avatar4j.poser.warp.face;

import java.util.Arrays;

/**
 * What is seen inside a mouth, over the unit square from corner to corner and from upper to lower
 * lip. Mutable scratch for a mean of several, or one of them.
 */
final class MouthInterior {
  private static final int COLUMNS = 32;
  private static final int ROWS = 24;
  private static final float[] HOLLOW = {0.3f, 0.055f, 0.06f};
  private static final float[] TONGUE = {0.78f, 0.24f, 0.24f};
  private static final float[] TEETH = {0.93f, 0.89f, 0.87f};

  /** Height of the soft edge between two interiors. */
  private static final float SEAM = 0.16f;

  private final float[] rgb = new float[COLUMNS * ROWS * 3];

  /** A dark hollow with teeth and a tongue. */
  static MouthInterior invented() {
    MouthInterior interior = new MouthInterior();
    for (int i = 0; i < COLUMNS * ROWS; i++) {
      interior.invent(i, (i % COLUMNS) / (COLUMNS - 1f), (i / COLUMNS) / (ROWS - 1f));
    }
    return interior;
  }

  /** The inside of an open mouth that somebody drew. */
  static MouthInterior of(Texture drawn, MouthShape shape, MouthPlace place) {
    MouthInterior interior = new MouthInterior();
    float inset = Math.min(0.25f, 1.6f / place.width(shape));
    for (int i = 0; i < COLUMNS * ROWS; i++) {
      float u = inset + (i % COLUMNS) / (COLUMNS - 1f) * (1f - 2f * inset);
      float v = (i / COLUMNS) / (ROWS - 1f);
      float top = place.row(shape.upper, u) + 0.9f;
      float bottom = place.row(shape.lower, u) - 0.9f;
      float y = bottom < top ? 0.5f * (top + bottom) : top + v * (bottom - top);
      interior.copy(i, drawn, place.left(shape) + u * place.width(shape), y);
    }
    return interior;
  }

  /**
   * Mixes others: those with teeth hang from the upper lip, each over as many rows as it has
   * weight, so that teeth come down and go up instead of turning grey.
   *
   * @param others from light to dark
   * @param shares weights that add up to 1
   */
  void mix(MouthInterior[] others, float[] shares) {
    Arrays.fill(rgb, 0f);
    float above = 0f;
    for (int k = 0; k < others.length; k++) {
      if (shares[k] <= 0f) {
        continue;
      }
      float below = above + shares[k];
      for (int row = 0; row < ROWS; row++) {
        float weight = upTo(below, row) - upTo(above, row);
        for (int i = 3 * COLUMNS * row; weight > 0f && i < 3 * COLUMNS * (row + 1); i++) {
          rgb[i] += weight * others[k].rgb[i];
        }
      }
      above = below;
    }
  }

  /** How much of a row lies above a boundary, 0 being over the first and 1 under the last row. */
  private static float upTo(float boundary, int row) {
    float edge = boundary * (1f + SEAM) - 0.5f * SEAM;
    return ramp(edge - row / (ROWS - 1f), SEAM);
  }

  /** Mean lightness of the upper half, where teeth are. */
  float teeth() {
    float sum = 0f;
    for (int i = 0; i < rgb.length / 2; i++) {
      sum += rgb[i];
    }
    return sum / (rgb.length / 2f);
  }

  private void copy(int i, Texture picture, float x, float y) {
    int ix = (int) Math.floor(x);
    int iy = (int) Math.floor(y);
    float fx = x - ix;
    float fy = y - iy;
    int at = 4 * (iy * picture.width() + ix);
    int below = at + 4 * picture.width();
    float[] rgba = picture.rgba();
    for (int c = 0; c < 3; c++) {
      float one = rgba[at + c] * (1f - fx) + rgba[at + 4 + c] * fx;
      float two = rgba[below + c] * (1f - fx) + rgba[below + 4 + c] * fx;
      rgb[3 * i + c] = one * (1f - fy) + two * fy;
    }
  }

  private void invent(int i, float u, float v) {
    float tu = (u - 0.5f) / 0.42f;
    float tv = (v - 1.12f) / 0.58f;
    float tongue = ramp(1f - (float) Math.sqrt(tu * tu + tv * tv), 0.16f);
    float teeth = ramp(0.17f - v, 0.05f) * ramp(0.5f - Math.abs(u - 0.5f), 0.15f);
    for (int c = 0; c < 3; c++) {
      float colour = HOLLOW[c] * (0.75f + 0.5f * v);
      colour += (TONGUE[c] - colour) * tongue;
      rgb[3 * i + c] = colour + (TEETH[c] - colour) * teeth;
    }
  }

  private static float ramp(float value, float width) {
    return Math.max(0f, Math.min(1f, 0.5f + value / width));
  }

  /** Adds the colour at a place of the unit square, times a weight, to a pixel. */
  void addTo(float[] rgba, int at, float u, float v, float weight) {
    float x = Math.max(0f, Math.min(1f, u)) * (COLUMNS - 1);
    float y = Math.max(0f, Math.min(1f, v)) * (ROWS - 1);
    int ix = Math.min(COLUMNS - 2, (int) x);
    int iy = Math.min(ROWS - 2, (int) y);
    float fx = x - ix;
    float fy = y - iy;
    int p = 3 * (iy * COLUMNS + ix);
    int q = p + 3 * COLUMNS;
    for (int c = 0; c < 3; c++) {
      float one = rgb[p + c] + (rgb[p + 3 + c] - rgb[p + c]) * fx;
      float two = rgb[q + c] + (rgb[q + 3 + c] - rgb[q + c]) * fx;
      rgba[at + c] += weight * (one + (two - one) * fy);
    }
  }
}
