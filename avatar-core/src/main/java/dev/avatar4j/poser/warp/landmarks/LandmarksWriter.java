package dev.avatar4j.poser.warp.landmarks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.image.CharacterImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Writes landmarks as a landmarks file of version 1. Edges that were found pixel by pixel get as
 * few points as keep them within {@value #TOLERANCE} pixels of where they were, so that they can be
 * moved by hand. Stateless and thread-safe.
 */
public final class LandmarksWriter {
  private static final double TOLERANCE = 0.4;
  private static final float SHOULDER = 51f;

  private LandmarksWriter() {}

  /**
   * @param landmarks the features of a face
   * @return what {@link LandmarksJson#parse} reads as the same landmarks, but for the tolerance;
   *     features that are not there are left out
   */
  public static ObjectNode write(Landmarks landmarks) {
    ObjectNode file = JsonNodeFactory.instance.objectNode().put("version", 1);
    landmarks.leftEye().ifPresent(eye -> file.set("leftEye", eye(eye, true)));
    landmarks.rightEye().ifPresent(eye -> file.set("rightEye", eye(eye, false)));
    landmarks.leftBrow().ifPresent(brow -> file.set("leftBrow", brow(brow, true)));
    landmarks.rightBrow().ifPresent(brow -> file.set("rightBrow", brow(brow, false)));
    landmarks.mouth().ifPresent(it -> file.putObject("mouth").set("outline", outline(it, true)));
    file.set("nose", point(landmarks.nose()));
    file.set("chin", point(landmarks.chin()));
    if (!landmarks.face().isEmpty()) {
      file.set("face", points(landmarks.face()));
    }
    Point pivot = landmarks.neckPivot();
    file.putObject("neck").set("pivot", point(pivot));
    float y = landmarks.shoulderY();
    file.set(
        "shoulders",
        points(List.of(new Point(pivot.x() - SHOULDER, y), new Point(pivot.x() + SHOULDER, y))));
    return file;
  }

  private static ObjectNode eye(EyeLandmarks eye, boolean left) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("outline", outline(eye, left));
    ObjectNode iris = node.putObject("iris");
    iris.set("center", point(eye.iris()));
    iris.putArray("radius").add(rounded(eye.irisRadiusX())).add(rounded(eye.irisRadiusY()));
    node.set("lash", line(eye.lash(), left));
    node.put("lashThickness", rounded(eye.lashThickness()));
    return node;
  }

  private static ObjectNode brow(BrowLandmarks brow, boolean left) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("line", line(brow.line(), left));
    return node.put("thickness", rounded(brow.thickness()));
  }

  /** From the inner to the outer end. */
  private static ArrayNode line(Curve curve, boolean left) {
    List<Point> points = new ArrayList<>(simple(curve.points()));
    if (!left) {
      Collections.reverse(points);
    }
    return points(points);
  }

  /** Clockwise from the inner corner, which is the left one of the left eye. */
  private static ArrayNode outline(Opening opening, boolean left) {
    List<Point> upper = simple(opening.upper().points());
    List<Point> lower = new ArrayList<>(simple(opening.lower().points()));
    Collections.reverse(lower);
    List<Point> polygon = new ArrayList<>(left ? upper : lower);
    for (Point point : left ? lower : upper) {
      if (!point.equals(polygon.get(polygon.size() - 1)) && !point.equals(polygon.get(0))) {
        polygon.add(point);
      }
    }
    return points(polygon);
  }

  /** The way of Douglas and Peucker: the farthest point from the chord is kept, if it is far. */
  private static List<Point> simple(List<Point> points) {
    if (points.size() < 3) {
      return points;
    }
    Point first = points.get(0);
    Point last = points.get(points.size() - 1);
    int farthest = 0;
    double most = TOLERANCE;
    for (int i = 1; i < points.size() - 1; i++) {
      Point at = points.get(i);
      double t = (at.x() - first.x()) / Math.max(1e-6, last.x() - first.x());
      double off = Math.abs(at.y() - (first.y() + t * (last.y() - first.y())));
      if (off > most) {
        most = off;
        farthest = i;
      }
    }
    if (farthest == 0) {
      return List.of(first, last);
    }
    List<Point> result = new ArrayList<>(simple(points.subList(0, farthest + 1)));
    List<Point> rest = simple(points.subList(farthest, points.size()));
    result.addAll(rest.subList(1, rest.size()));
    return result;
  }

  private static ArrayNode points(List<Point> points) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    points.forEach(point -> list.add(point(point)));
    return list;
  }

  private static ArrayNode point(Point point) {
    return JsonNodeFactory.instance.arrayNode().add(place(point.x())).add(place(point.y()));
  }

  private static double place(float value) {
    return rounded(Math.max(0f, Math.min(CharacterImage.SIZE - 1f, value)));
  }

  private static double rounded(float value) {
    return Math.round(100 * value) / 100.0;
  }
}
