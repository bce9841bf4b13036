package dev.avatar4j.poser.warp.landmarks;

import dev.avatar4j.poser.warp.landmarks.IrisFinder.Ellipse;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows the lids of one eye outwards from its iris, column by column: the opening is what is iris
 * or white, bounded above by the dark lash line or by skin, below by a line or by skin. The edges
 * are then smoothed by a cubic.
 */
final class EyeFinder {
  private final FaceColors colors;
  private final Ellipse iris;
  private final boolean outerOnRight;

  /**
   * @param colors the picture
   * @param iris the eye's iris
   * @param outerOnRight whether the outer corner is on the right of the picture
   */
  EyeFinder(FaceColors colors, Ellipse iris, boolean outerOnRight) {
    this.colors = colors;
    this.iris = iris;
    this.outerOnRight = outerOnRight;
  }

  EyeLandmarks find() {
    int reach = Math.round(2.4f * iris.radiusX() + 6f);
    float[] tops = new float[2 * reach + 1];
    float[] bottoms = new float[2 * reach + 1];
    int centre = Math.round(iris.x());
    int first = walk(centre, -1, reach, tops, bottoms);
    int last = walk(centre, 1, reach, tops, bottoms);
    int shortest = Math.round(iris.radiusX() + 1f);
    first = Math.min(first, centre - shortest);
    last = Math.max(last, centre + shortest);
    Cubic upper = Cubic.fit(tops, centre - reach, first, last);
    Cubic lower = Cubic.fit(bottoms, centre - reach, first, last);
    float[] high = new float[last - first + 1];
    float[] low = new float[last - first + 1];
    for (int x = first; x <= last; x++) {
      float top = Float.isNaN(tops[x - centre + reach]) ? fallbackTop(x) : upper.at(x);
      float bottom = Float.isNaN(bottoms[x - centre + reach]) ? fallbackBottom(x) : lower.at(x);
      top = upper.usable() ? upper.at(x) : top;
      bottom = lower.usable() ? lower.at(x) : bottom;
      float u = (x - iris.x()) / iris.radiusX();
      if (u * u < 0.9f) {
        float rise = iris.radiusY() * (float) Math.sqrt(1f - u * u);
        top = Math.min(top, iris.y() - 0.3f * rise);
        bottom = Math.max(bottom, iris.y() + 0.8f * rise);
      }
      float middle = 0.5f * (top + bottom);
      high[x - first] = Math.min(top, middle);
      low[x - first] = Math.max(bottom, middle);
    }
    Curve upperCurve = Curve.sampled(first, high);
    return withLash(upperCurve, Curve.sampled(first, low));
  }

  private float fallbackTop(int x) {
    float u = (x - iris.x()) / (1.6f * iris.radiusX());
    return iris.y() - iris.radiusY() * 0.85f * (1f - Math.min(1f, u * u));
  }

  private float fallbackBottom(int x) {
    float u = (x - iris.x()) / (1.6f * iris.radiusX());
    return iris.y() + iris.radiusY() * (1f - Math.min(1f, u * u));
  }

  private int walk(int centre, int step, int reach, float[] tops, float[] bottoms) {
    float middle = iris.y();
    int last = centre;
    for (int i = step > 0 ? 0 : 1; i <= reach; i++) {
      int x = centre + step * i;
      int start = inside(x, Math.round(middle)) ? Math.round(middle) : nearestInside(x, middle);
      int at = x - centre + reach;
      tops[at] = Float.NaN;
      bottoms[at] = Float.NaN;
      if (start < 0) {
        break;
      }
      int top = start;
      while (inside(x, top - 1) && top > iris.y() - 1.6f * iris.radiusY()) {
        top--;
      }
      int bottom = start;
      while (inside(x, bottom + 1) && bottom < iris.y() + 1.6f * iris.radiusY()) {
        bottom++;
      }
      if (bottom - top < 1 && i > iris.radiusX()) {
        break;
      }
      tops[at] = top - 0.5f;
      bottoms[at] = bottom + 0.5f;
      middle = 0.5f * (top + bottom);
      last = x;
    }
    for (int i = Math.abs(last - centre) + 1; i <= reach; i++) {
      tops[centre + step * i - centre + reach] = Float.NaN;
      bottoms[centre + step * i - centre + reach] = Float.NaN;
    }
    return last;
  }

  private int nearestInside(int x, float middle) {
    for (int d = 1; d <= Math.max(3, Math.round(0.5f * iris.radiusY())); d++) {
      if (inside(x, Math.round(middle) + d)) {
        return Math.round(middle) + d;
      }
      if (inside(x, Math.round(middle) - d)) {
        return Math.round(middle) - d;
      }
    }
    return -1;
  }

  private boolean inside(int x, int y) {
    float u = (x - iris.x()) / (iris.radiusX() + 0.5f);
    float v = (y - iris.y()) / (iris.radiusY() + 0.5f);
    float away = u * u + v * v;
    if (away <= 1f) {
      boolean lash =
          v < -0.35f && colors.light(x, y) < darkestOfIris() - 0.06f * colors.skinLight();
      boolean lid = v < -0.35f && colors.distance(x, y) < FaceColors.SKIN_LIMIT;
      return !lash && !(lid && !colors.white(x, y));
    }
    return colors.white(x, y) || goesOnAboveIris(x, y, u, v);
  }

  /** Irises are often taller than the ellipse that fits their lower half. */
  private boolean goesOnAboveIris(int x, int y, float u, float v) {
    int likeX = Math.round(iris.x());
    int likeY = Math.round(iris.y() - 0.7f * iris.radiusY());
    boolean above = v < 0f && v > -1.5f && u * u < 0.8f;
    return above && colors.difference(x, y, likeX, likeY) < 9f;
  }

  /** Lightness of the iris's darker parts, away from its upper edge: lashes are darker still. */
  private float darkestOfIris() {
    float sum = 0f;
    for (int i = -2; i <= 2; i++) {
      int x = Math.round(iris.x() + 0.3f * i * iris.radiusX());
      sum += colors.light(x, Math.round(iris.y() + 0.1f * iris.radiusY()));
      sum += colors.light(x, Math.round(iris.y() + 0.4f * iris.radiusY()));
    }
    return Math.min(sum / 10f - 0.13f * colors.skinLight(), 0.73f * colors.skinLight());
  }

  /** Follows the dark band above the opening and a little beyond the corners. */
  private EyeLandmarks withLash(Curve upper, Curve lower) {
    List<Point> line = new ArrayList<>();
    int inner = outerOnRight ? 2 : 6;
    int outer = outerOnRight ? 6 : 2;
    int middle = Math.round(0.5f * (upper.left() + upper.right()));
    float thickness = 0f;
    thickness += follow(upper, middle, 1, Math.round(upper.right()) + outer, line);
    thickness += follow(upper, middle - 1, -1, Math.round(upper.left()) - inner, line);
    boolean found = line.size() >= 4;
    float mean = found ? thickness / line.size() : 1.5f;
    Curve lash = found ? Curve.through(line) : upper;
    return new EyeLandmarks(
        upper,
        lower,
        new Point(iris.x(), iris.y()),
        iris.radiusX(),
        iris.radiusY(),
        lash,
        Math.min(6f, mean));
  }

  /** Adds the middle of the dark band from column to column until it ends or jumps. */
  private float follow(Curve upper, int from, int step, int to, List<Point> line) {
    float thickness = 0f;
    float before = Float.NaN;
    for (int x = from; x != to + step; x += step) {
      int base = Math.round(upper.at(x));
      int y = base + 1;
      while (y > base - 5 && !colors.dark(x, y)) {
        y--;
      }
      int end = y;
      while (end > base - 12 && colors.dark(x, end - 1)) {
        end--;
      }
      float middle = 0.5f * (y + end);
      boolean band = colors.dark(x, y) && y - end < 9;
      if (band && !(Math.abs(middle - before) > 2.5f)) {
        line.add(new Point(x, middle));
        thickness += y - end + 1;
        before = middle;
      } else if (!Float.isNaN(before) && (x < upper.left() || x > upper.right())) {
        break;
      }
    }
    return thickness;
  }
}
