package dev.avatar4j.poser.warp.landmarks;

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

  private static final float LEAST_SCORE = 5f;
  private static final float USUAL_ASPECT = 1.12f;
  private static final float[] ASPECTS = {1f, 1.2f, 1.45f};

  private final FaceColors colors;

  IrisFinder(FaceColors colors) {
    this.colors = colors;
  }

  Optional<Pair> find() {
    float best = LEAST_SCORE;
    float[] found = null;
    for (int axis = 246; axis <= 266; axis += 2) {
      for (int half = 12; half <= 42; half += 2) {
        for (int y = 126; y <= 168; y += 2) {
          for (float radius = 4f; radius <= 13f; radius += 1.5f) {
            if (radius > 0.62f * half) {
              break;
            }
            for (float aspect : ASPECTS) {
              float one = score(axis - half, y, radius, radius * aspect);
              float two = score(axis + half, y, radius, radius * aspect);
              float off = Math.abs(axis - 256) * 0.06f + Math.abs(y - 147) * 0.06f;
              float total = Math.min(one, two) + 0.3f * Math.max(one, two) - off + 0.12f * radius;
              if (total > best) {
                best = total;
                found = new float[] {axis, half, y, radius, radius * aspect};
              }
            }
          }
        }
      }
    }
    if (found == null) {
      return Optional.empty();
    }
    Pair pair = refine(found[0], found[1], found[2], found[3], best);
    return Optional.of(new Pair(settle(pair.left()), settle(pair.right()), best));
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
    int count = 0;
    for (int degrees = -25; degrees <= 205; degrees += 15) {
      double angle = Math.toRadians(degrees);
      float cos = (float) Math.cos(angle);
      float sin = (float) Math.sin(angle);
      float in = interpolated(x + cos * (rx - 0.9f), y + sin * (ry - 0.9f));
      float at = interpolated(x + cos * (rx + 0.9f), y + sin * (ry + 0.9f));
      float core = interpolated(x + cos * 0.72f * rx, y + sin * 0.72f * ry);
      sum += in - at + 0.8f * core;
      count++;
    }
    return sum / count + 0.02f * rx - 0.15f * Math.abs(ry / rx - USUAL_ASPECT);
  }

  /** Mark, 0..1, alike for all strong marks so that edges within the iris do not count. */
  private float interpolated(float x, float y) {
    int ix = (int) Math.floor(x);
    int iy = (int) Math.floor(y);
    float fx = x - ix;
    float fy = y - iy;
    float upper = capped(ix, iy) * (1f - fx) + capped(ix + 1, iy) * fx;
    float lower = capped(ix, iy + 1) * (1f - fx) + capped(ix + 1, iy + 1) * fx;
    return upper * (1f - fy) + lower * fy;
  }

  private float capped(int x, int y) {
    return Math.min(1f, colors.mark(x, y) / 6f);
  }
}
