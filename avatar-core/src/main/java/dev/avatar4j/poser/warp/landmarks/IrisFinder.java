package dev.avatar4j.poser.warp.landmarks;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds both irises together: two equal marked ellipses at the same height, mirrored about the
 * face's axis, with the white of the eye or skin beside them. Glasses and hair do not score,
 * because they go on beside the ellipse or are thin.
 */
final class IrisFinder {
  /** An iris: an upright ellipse. */
  record Ellipse(float x, float y, float radiusX, float radiusY) {}

  /** Both irises and how sure they are, 0..30. */
  record Pair(Ellipse left, Ellipse right, float confidence) {}

  /** Pairs are looked for on a grid, in pixels: of their middle, half distance and height. */
  private static final int STEP = 2;

  private static final int FIRST_AXIS = 246;
  private static final int LAST_AXIS = 266;
  private static final int LEAST_HALF = 12;
  private static final int MOST_HALF = 42;
  private static final int TOP = 126;
  private static final int BOTTOM = 168;

  private static final int USUAL_AXIS = 256;
  private static final int USUAL_HEIGHT = (TOP + BOTTOM) / 2;

  private static final float LEAST_SCORE = 5f;
  private static final float USUAL_ASPECT = 1.12f;
  private static final float[] ASPECTS = {1f, 1.2f, 1.45f};

  /** Half widths that are tried: 4, 5.5, ... 13. */
  private static final int SIZES = 7;

  private static final float SMALLEST = 4f;
  private static final float SIZE_STEP = 1.5f;

  /** Directions from -25 to 205 degrees: an iris's upper edge is below the lid. */
  private static final float[] COS = new float[16];

  private static final float[] SIN = new float[16];

  static {
    for (int i = 0; i < COS.length; i++) {
      double angle = Math.toRadians(-25 + 15 * i);
      COS[i] = (float) Math.cos(angle);
      SIN[i] = (float) Math.sin(angle);
    }
  }

  private final FaceColors colors;

  IrisFinder(FaceColors colors) {
    this.colors = colors;
  }

  /**
   * @param surerThan the confidence that is not enough, 0..30: it is known long before the exact
   *     place
   */
  Optional<Pair> find(float surerThan) {
    Scores scores = new Scores();
    float best = LEAST_SCORE;
    float[] found = null;
    for (int axis = FIRST_AXIS; axis <= LAST_AXIS; axis += STEP) {
      for (int half = LEAST_HALF; half <= MOST_HALF; half += STEP) {
        for (int y = TOP; y <= BOTTOM; y += STEP) {
          for (int size = 0; size < SIZES; size++) {
            float radius = SMALLEST + size * SIZE_STEP;
            if (radius > 0.62f * half) {
              break;
            }
            for (int aspect = 0; aspect < ASPECTS.length; aspect++) {
              float one = scores.at(axis - half, y, size, aspect);
              float two = scores.at(axis + half, y, size, aspect);
              float off = Math.abs(axis - USUAL_AXIS) * 0.06f + Math.abs(y - USUAL_HEIGHT) * 0.06f;
              float total = Math.min(one, two) + 0.3f * Math.max(one, two) - off + 0.12f * radius;
              if (total > best) {
                best = total;
                found = new float[] {axis, half, y, radius, radius * ASPECTS[aspect]};
              }
            }
          }
        }
      }
    }
    if (found == null || best <= surerThan) {
      return Optional.empty();
    }
    Pair pair = refine(found[0], found[1], found[2], found[3], best);
    return Optional.of(new Pair(settle(pair.left()), settle(pair.right()), best));
  }

  /** The scores of ellipses: each is one of a pair in up to eleven pairs. */
  private final class Scores {
    private static final int LEFT = FIRST_AXIS - MOST_HALF;
    private static final int RIGHT = LAST_AXIS + MOST_HALF;
    private static final int COLUMNS = (RIGHT - LEFT) / STEP + 1;
    private static final int ROWS = (BOTTOM - TOP) / STEP + 1;

    private final float[] known = new float[COLUMNS * ROWS * SIZES * ASPECTS.length];

    Scores() {
      Arrays.fill(known, Float.NaN);
    }

    float at(int x, int y, int size, int aspect) {
      int place = (x - LEFT) / STEP * ROWS + (y - TOP) / STEP;
      int i = (place * SIZES + size) * ASPECTS.length + aspect;
      if (Float.isNaN(known[i])) {
        float radius = SMALLEST + size * SIZE_STEP;
        known[i] = score(x, y, radius, radius * ASPECTS[aspect]);
      }
      return known[i];
    }
  }

  /** Mean mark inside, less twice what goes on at the same height outside. */
  private float score(float x, float y, float rx, float ry) {
    float inside = 0f;
    for (int i = -2; i <= 2; i++) {
      for (int j = -1; j <= 2; j++) {
        inside += mark(x + 0.32f * i * rx, y + 0.36f * j * ry);
      }
    }
    float outside = 0f;
    float below = 0f;
    for (int j = -1; j <= 2; j++) {
      outside += mark(x - 1.45f * rx, y + 0.3f * j * ry);
      outside += mark(x + 1.45f * rx, y + 0.3f * j * ry);
      below += mark(x + 0.4f * (j - 0.5f) * rx, y + 1.4f * ry);
    }
    return inside / 20f - 1.3f * outside / 8f - 0.5f * below / 4f;
  }

  private float mark(float x, float y) {
    return colors.mark(Math.round(x), Math.round(y));
  }

  /** The two ellipses of one size and height with the sharpest edges at their sides and below. */
  private Pair refine(float axis, float half, float y0, float rx0, float confidence) {
    float best = Float.NEGATIVE_INFINITY;
    Pair found = null;
    for (float y = y0 - 4f; y <= y0 + 4f; y += 0.5f) {
      for (float rx = 0.7f * rx0; rx <= 1.6f * rx0 + 1f; rx += 0.5f) {
        for (float aspect = 0.95f; aspect <= 1.5f; aspect += 0.1f) {
          float right = sharpest(axis - half, y, rx, rx * aspect);
          float left = sharpest(axis + half, y, rx, rx * aspect);
          float edge = edge(right, y, rx, rx * aspect) + edge(left, y, rx, rx * aspect);
          if (edge > best) {
            best = edge;
            found =
                new Pair(
                    new Ellipse(left, y, rx, rx * aspect),
                    new Ellipse(right, y, rx, rx * aspect),
                    confidence);
          }
        }
      }
    }
    return found;
  }

  /** Moves one ellipse a little to its own sharpest place: heads may be tilted. */
  private Ellipse settle(Ellipse iris) {
    Ellipse found = iris;
    float best = Float.NEGATIVE_INFINITY;
    for (float y = iris.y() - 2.5f; y <= iris.y() + 2.5f; y += 0.5f) {
      for (float x = iris.x() - 3f; x <= iris.x() + 3f; x += 0.5f) {
        float edge = edge(x, y, iris.radiusX(), iris.radiusY());
        if (edge > best) {
          best = edge;
          found = new Ellipse(x, y, iris.radiusX(), iris.radiusY());
        }
      }
    }
    return found;
  }

  private float sharpest(float x0, float y, float rx, float ry) {
    float best = x0;
    float sharpest = Float.NEGATIVE_INFINITY;
    for (float x = x0 - 4f; x <= x0 + 4f; x += 0.5f) {
      float edge = edge(x, y, rx, ry);
      if (edge > sharpest) {
        sharpest = edge;
        best = x;
      }
    }
    return best;
  }

  private float edge(float x, float y, float rx, float ry) {
    float sum = 0f;
    for (int i = 0; i < COS.length; i++) {
      float cos = COS[i];
      float sin = SIN[i];
      float in = colors.strength(x + cos * (rx - 0.9f), y + sin * (ry - 0.9f));
      float at = colors.strength(x + cos * (rx + 0.9f), y + sin * (ry + 0.9f));
      float core = colors.strength(x + cos * 0.72f * rx, y + sin * 0.72f * ry);
      sum += in - at + 0.8f * core;
    }
    return sum / COS.length + 0.02f * rx - 0.15f * Math.abs(ry / rx - USUAL_ASPECT);
  }
}
