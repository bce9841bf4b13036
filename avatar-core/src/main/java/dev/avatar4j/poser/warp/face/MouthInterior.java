package dev.avatar4j.poser.warp.face;

import dev.avatar4j.poser.warp.landmarks.MouthLandmarks;

/**
 * What is seen inside a mouth, over the unit square from corner to corner and from upper to lower
 * lip: taken from the picture if its mouth is open, else a dark hollow with teeth and a tongue.
 */
final class MouthInterior {
  private static final int COLUMNS = 32;
  private static final int ROWS = 24;
  private static final float[] HOLLOW = {0.3f, 0.055f, 0.06f};
  private static final float[] TONGUE = {0.78f, 0.24f, 0.24f};
  private static final float[] TEETH = {0.93f, 0.89f, 0.87f};

  private final float[] rgb = new float[COLUMNS * ROWS * 3];

  private MouthInterior() {}

  static MouthInterior of(Texture picture, MouthLandmarks mouth) {
    MouthInterior interior = new MouthInterior();
    for (int i = 0; i < COLUMNS * ROWS; i++) {
      float u = (i % COLUMNS) / (COLUMNS - 1f);
      int row = i / COLUMNS;
      float v = row / (ROWS - 1f);
      if (mouth.open()) {
        interior.copy(i, picture, mouth, u, v);
      } else {
        interior.invent(i, u, v);
      }
    }
    return interior;
  }

  private void copy(int i, Texture picture, MouthLandmarks mouth, float u, float v) {
    float inset = Math.min(0.25f, 1.6f / mouth.width());
    float x = mouth.left() + (inset + u * (1f - 2f * inset)) * mouth.width();
    float top = mouth.upper().at(x) + 0.9f;
    float bottom = mouth.lower().at(x) - 0.9f;
    float y = bottom < top ? 0.5f * (top + bottom) : top + v * (bottom - top);
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
