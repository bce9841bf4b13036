package dev.avatar4j.poser.warp.landmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.CharacterImage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Reads points, lists of points and lengths of a landmarks file, each checked. Stateless. */
final class JsonShapes {
  private static final int MOST_POINTS = 1000;

  private JsonShapes() {}

  static InvalidInputException wrong(String field, String expected) {
    return new InvalidInputException(
        "landmarks." + field, "Landmarks: " + field + " must be " + expected + ".");
  }

  static Point point(JsonNode node, String field) {
    if (node == null || !node.isArray() || node.size() != 2) {
      throw wrong(field, "a point [x, y]");
    }
    return new Point(coordinate(node.get(0), field), coordinate(node.get(1), field));
  }

  private static float coordinate(JsonNode node, String field) {
    double value = node.isNumber() ? node.doubleValue() : Double.NaN;
    if (!(value >= 0 && value < CharacterImage.SIZE)) {
      throw wrong(field, "made of coordinates from 0 to 511");
    }
    return (float) value;
  }

  static List<Point> points(JsonNode node, String field, int least) {
    if (node == null || !node.isArray() || node.size() < least || node.size() > MOST_POINTS) {
      throw wrong(field, "a list of " + least + " to " + MOST_POINTS + " points [x, y]");
    }
    List<Point> points = new ArrayList<>();
    for (JsonNode element : node) {
      points.add(point(element, field));
    }
    return points;
  }

  static float length(JsonNode node, String field) {
    double value = node != null && node.isNumber() ? node.doubleValue() : Double.NaN;
    if (!(value > 0 && value <= CharacterImage.SIZE)) {
      throw wrong(field, "a length in pixels, more than 0");
    }
    return (float) value;
  }

  /** A line that spans at least some columns. */
  static Curve line(JsonNode node, String field) {
    Curve curve = Curve.through(points(node, field, 2));
    if (curve.right() - curve.left() < 2f) {
      throw wrong(field, "a line at least 2 pixels wide");
    }
    return curve;
  }

  /** Upper and lower edge of a closed polygon, sampled at half columns. */
  static Curve[] edges(JsonNode node, String field) {
    List<Point> polygon = points(node, field, 3);
    float left = Float.MAX_VALUE;
    float right = -1f;
    for (Point point : polygon) {
      left = Math.min(left, point.x());
      right = Math.max(right, point.x());
    }
    if (right - left < 2f) {
      throw wrong(field, "a closed polygon at least 2 pixels wide");
    }
    TreeSet<Float> columns = new TreeSet<>();
    int steps = Math.round(2f * (right - left)) + 1;
    for (int i = 0; i <= steps; i++) {
      columns.add(left + (right - left) * i / steps);
    }
    polygon.forEach(point -> columns.add(point.x()));
    List<Point> upper = new ArrayList<>();
    List<Point> lower = new ArrayList<>();
    for (float x : columns) {
      float[] span = span(polygon, x);
      upper.add(new Point(x, span[0]));
      lower.add(new Point(x, span[1]));
    }
    return new Curve[] {Curve.through(upper), Curve.through(lower)};
  }

  /** Highest and lowest row of a closed polygon in a column that it spans. */
  private static float[] span(List<Point> polygon, float x) {
    float top = Float.MAX_VALUE;
    float bottom = -1f;
    for (int k = 0; k < polygon.size(); k++) {
      Point a = polygon.get(k);
      Point b = polygon.get((k + 1) % polygon.size());
      if (Math.min(a.x(), b.x()) <= x && x <= Math.max(a.x(), b.x())) {
        float t = a.x() == b.x() ? 0f : (x - a.x()) / (b.x() - a.x());
        float y = a.y() + t * (b.y() - a.y());
        top = Math.min(top, a.x() == b.x() ? Math.min(a.y(), b.y()) : y);
        bottom = Math.max(bottom, a.x() == b.x() ? Math.max(a.y(), b.y()) : y);
      }
    }
    return new float[] {top, bottom};
  }
}
