package dev.avatar4j.poser.warp.landmarks;

import java.util.List;

/**
 * A curve that gives one row for every column: straight between its points, going on flat beyond
 * its ends. Immutable.
 */
public final class Curve {
  private final float[] xs;
  private final float[] ys;

  private Curve(float[] xs, float[] ys) {
    this.xs = xs;
    this.ys = ys;
  }

  /**
   * @param points at least one point; any order
   * @return the curve through them from left to right
   */
  public static Curve through(List<Point> points) {
    List<Point> sorted = points.stream().sorted((a, b) -> Float.compare(a.x(), b.x())).toList();
    float[] xs = new float[sorted.size()];
    float[] ys = new float[sorted.size()];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = sorted.get(i).x();
      ys[i] = sorted.get(i).y();
    }
    return new Curve(xs, ys);
  }

  /**
   * @param left first column
   * @param ys the rows at {@code left}, {@code left + 1}, ...
   * @return the curve through them
   */
  public static Curve sampled(float left, float[] ys) {
    float[] xs = new float[ys.length];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = left + i;
    }
    return new Curve(xs, ys.clone());
  }

  /**
   * @param x a column
   * @return the row there
   */
  public float at(float x) {
    if (x <= xs[0]) {
      return ys[0];
    }
    if (!(x <= xs[xs.length - 1])) {
      return ys[ys.length - 1];
    }
    int before = 0;
    int i = xs.length - 1;
    while (i - before > 1) {
      int middle = (before + i) >>> 1;
      if (x <= xs[middle]) {
        i = middle;
      } else {
        before = middle;
      }
    }
    float width = xs[i] - xs[before];
    return width <= 0f ? ys[i] : ys[before] + (ys[i] - ys[before]) * (x - xs[before]) / width;
  }

  /**
   * @return the leftmost column
   */
  public float left() {
    return xs[0];
  }

  /**
   * @return the rightmost column
   */
  public float right() {
    return xs[xs.length - 1];
  }

  /**
   * @return the points as given, from left to right
   */
  public List<Point> points() {
    List<Point> points = new java.util.ArrayList<>();
    for (int i = 0; i < xs.length; i++) {
      points.add(new Point(xs[i], ys[i]));
    }
    return List.copyOf(points);
  }
}
