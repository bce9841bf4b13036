package dev.avatar4j.poser.warp.landmarks;

import dev.avatar4j.image.Frame;

/**
 * The picture's head region in the OKLab colour space (Ottosson 2020, times 100) and its distance
 * from the colour of the face's skin, which is the most frequent colour in the middle of the face.
 * Immutable.
 */
public final class FaceColors {
  private static final int LEFT = 160;
  private static final int TOP = 56;
  private static final int WIDTH = 192;
  private static final int HEIGHT = 184;
  private static final float STEP_L = 4f;
  private static final float STEP_AB = 2.5f;

  /** Marks from here on are all as strong, so that edges within an iris do not count. */
  private static final float CLEAR_MARK = 6f;

  /** Distances from skin up to this count as skin. */
  static final float SKIN_LIMIT = 5.5f;

  private final float[] light = new float[WIDTH * HEIGHT];
  private final float[] a = new float[WIDTH * HEIGHT];
  private final float[] b = new float[WIDTH * HEIGHT];
  private final float[] alpha = new float[WIDTH * HEIGHT];
  private final float[] distance = new float[WIDTH * HEIGHT];
  private final boolean[] white = new boolean[WIDTH * HEIGHT];
  private final float[] mark = new float[WIDTH * HEIGHT];
  private final float[] strength = new float[WIDTH * HEIGHT];
  private float skinL;
  private float skinA;
  private float skinB;
  private float skinShare;

  /**
   * @param picture 512x512, linear light, straight alpha
   */
  public FaceColors(Frame picture) {
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int from = (y + TOP) * picture.width() + x + LEFT;
        convert(y * WIDTH + x, picture.red()[from], picture.green()[from], picture.blue()[from]);
        alpha[y * WIDTH + x] = picture.alpha()[from];
      }
    }
    findSkin();
    for (int i = 0; i < light.length; i++) {
      distance[i] = alpha[i] < 0.5f ? 60f : distanceTo(i, skinL, skinA, skinB);
      white[i] = isWhite(i);
      mark[i] = distance[i] < SKIN_LIMIT || white[i] ? 0f : Math.min(30f, distance[i]);
      strength[i] = Math.min(1f, mark[i] / CLEAR_MARK);
    }
  }

  private void convert(int i, float red, float green, float blue) {
    double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    light[i] = (float) (100 * (0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s));
    a[i] = (float) (100 * (1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s));
    b[i] = (float) (100 * (0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s));
  }

  private float distanceTo(int i, float l2, float a2, float b2) {
    float dl = light[i] - l2;
    float da = a[i] - a2;
    float db = b[i] - b2;
    return (float) Math.sqrt(dl * dl + da * da + db * db);
  }

  /** The fullest bin of a colour histogram of the middle of the face, then the mean around it. */
  private void findSkin() {
    int[] counts = new int[32 * 64 * 64];
    int best = 0;
    int total = 0;
    for (int y = 118 - TOP; y < 186 - TOP; y++) {
      for (int x = 216 - LEFT; x < 296 - LEFT; x++) {
        int i = y * WIDTH + x;
        if (alpha[i] > 0.9f) {
          int bin = bin(i);
          boolean centre = Math.abs(x + LEFT - 256) < 18 && Math.abs(y + TOP - 156) < 14;
          counts[bin] += centre ? 3 : 1;
          best = counts[bin] > counts[best] ? bin : best;
        }
        total++;
      }
    }
    int lightBin = best / 4096;
    skinL = (lightBin + 0.5f) * STEP_L;
    skinA = (best / 64 % 64 - 31.5f) * STEP_AB;
    skinB = (best % 64 - 31.5f) * STEP_AB;
    for (int round = 0; round < 3; round++) {
      skinShare = recenter() / (float) total;
    }
  }

  private int bin(int i) {
    int l = Math.max(0, Math.min(31, (int) (light[i] / STEP_L)));
    int ia = Math.max(0, Math.min(63, (int) (a[i] / STEP_AB + 32f)));
    int ib = Math.max(0, Math.min(63, (int) (b[i] / STEP_AB + 32f)));
    return (l * 64 + ia) * 64 + ib;
  }

  private int recenter() {
    double sumL = 0;
    double sumA = 0;
    double sumB = 0;
    int count = 0;
    for (int y = 118 - TOP; y < 186 - TOP; y++) {
      for (int x = 216 - LEFT; x < 296 - LEFT; x++) {
        int i = y * WIDTH + x;
        if (alpha[i] > 0.9f && distanceTo(i, skinL, skinA, skinB) < 4f) {
          sumL += light[i];
          sumA += a[i];
          sumB += b[i];
          count++;
        }
      }
    }
    if (count > 0) {
      skinL = (float) (sumL / count);
      skinA = (float) (sumA / count);
      skinB = (float) (sumB / count);
    }
    return count;
  }

  /** Share of the middle of the face that has the colour of its skin, 0..1. */
  float skinShare() {
    return skinShare;
  }

  float skinLight() {
    return skinL;
  }

  private static int index(int x, int y) {
    int column = Math.max(0, Math.min(WIDTH - 1, x - LEFT));
    int row = Math.max(0, Math.min(HEIGHT - 1, y - TOP));
    return row * WIDTH + column;
  }

  /** Lightness 0..100 of a pixel of the picture. */
  float light(int x, int y) {
    return light[index(x, y)];
  }

  float alpha(int x, int y) {
    return alpha[index(x, y)];
  }

  /**
   * @param x column
   * @param y row
   * @return the colour distance from skin; transparent pixels are far from it
   */
  public float distance(int x, int y) {
    return distance[index(x, y)];
  }

  /**
   * @param x0 column of one pixel
   * @param y0 its row
   * @param x1 column of another pixel
   * @param y1 its row
   * @return the colour distance between them
   */
  public float difference(int x0, int y0, int x1, int y1) {
    int j = index(x1, y1);
    return distanceTo(index(x0, y0), light[j], a[j], b[j]);
  }

  /** Whether a pixel is the white of an eye: light, and with little of the skin's own hue. */
  boolean white(int x, int y) {
    return white[index(x, y)];
  }

  private boolean isWhite(int i) {
    float skinChroma = Math.max(0.5f, (float) Math.hypot(skinA, skinB));
    float along = (a[i] * skinA + b[i] * skinB) / skinChroma;
    float across = (a[i] * skinB - b[i] * skinA) / skinChroma;
    return alpha[i] > 0.5f
        && light[i] > Math.min(72f, skinL - 2f)
        && light[i] > skinL - 20f
        && distance[i] > 2f
        && along < 0.62f * skinChroma
        && Math.abs(across) < 4f;
  }

  /** Distance from skin, 0 for skin and the white of an eye, at most 30: iris, lash or hair. */
  float mark(int x, int y) {
    return mark[index(x, y)];
  }

  /** How strong the mark is at a place between pixels, 0..1. */
  float strength(float x, float y) {
    int column = Math.max(0, Math.min(WIDTH - 2, (int) Math.floor(x) - LEFT));
    int row = Math.max(0, Math.min(HEIGHT - 2, (int) Math.floor(y) - TOP));
    float fx = x - (column + LEFT);
    float fy = y - (row + TOP);
    int i = row * WIDTH + column;
    float upper = strength[i] * (1f - fx) + strength[i + 1] * fx;
    float lower = strength[i + WIDTH] * (1f - fx) + strength[i + WIDTH + 1] * fx;
    return upper * (1f - fy) + lower * fy;
  }

  /**
   * How far a pixel is from every mixture of skin and another pixel's colour: 0 for the soft edge
   * of a line of that colour on skin, large for something else such as hair.
   *
   * @param x column
   * @param y row
   * @param lineX column of a pixel of the line
   * @param lineY row of a pixel of the line
   * @return that colour distance
   */
  public float strangeness(int x, int y, int lineX, int lineY) {
    int i = index(x, y);
    int j = index(lineX, lineY);
    float dl = light[j] - skinL;
    float da = a[j] - skinA;
    float db = b[j] - skinB;
    float square = Math.max(1f, dl * dl + da * da + db * db);
    float t = ((light[i] - skinL) * dl + (a[i] - skinA) * da + (b[i] - skinB) * db) / square;
    float on = Math.max(0f, Math.min(1.2f, t));
    return distanceTo(i, skinL + on * dl, skinA + on * da, skinB + on * db);
  }

  /**
   * @param x column
   * @param y row
   * @return whether a pixel is much darker than skin: a lash, a line, hair
   */
  public boolean dark(int x, int y) {
    return distance(x, y) > 14f && light(x, y) < skinL - Math.min(22f, 0.4f * skinL);
  }
}
