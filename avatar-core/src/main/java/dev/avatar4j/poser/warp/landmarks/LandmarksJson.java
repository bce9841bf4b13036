package dev.avatar4j.poser.warp.landmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.JsonFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a character's landmarks file, version 1. Every feature may be left out and is then not
 * animated; unknown fields are ignored. Stateless and thread-safe.
 */
public final class LandmarksJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LONGEST = 1 << 20;
  private static final float LAYOUT_AXIS = 256f;
  private static final float LAYOUT_CHIN = 190f;
  private static final float LAYOUT_EYE_LINE = 147f;

  private LandmarksJson() {}

  /**
   * @param text the file's text
   * @return the landmarks; warnings name the features left out
   * @throws InvalidInputException if the text is no JSON or a field is malformed; the message names
   *     the field
   */
  public static Landmarks parse(String text) {
    JsonNode root = read(text);
    List<String> warnings = new ArrayList<>();
    Optional<EyeLandmarks> leftEye = eye(root, "leftEye", warnings);
    Optional<EyeLandmarks> rightEye = eye(root, "rightEye", warnings);
    Optional<BrowLandmarks> leftBrow = brow(root, "leftBrow", warnings);
    Optional<BrowLandmarks> rightBrow = brow(root, "rightBrow", warnings);
    Optional<MouthLandmarks> mouth = mouth(root, warnings);
    float axis = LAYOUT_AXIS;
    float eyeLine = LAYOUT_EYE_LINE;
    if (leftEye.isPresent() && rightEye.isPresent()) {
      axis = 0.5f * (leftEye.get().iris().x() + rightEye.get().iris().x());
      eyeLine = 0.5f * (leftEye.get().iris().y() + rightEye.get().iris().y());
    }
    Point chin =
        root.has("chin")
            ? JsonShapes.point(root.get("chin"), "chin")
            : new Point(axis, LAYOUT_CHIN);
    Point nose =
        root.has("nose")
            ? JsonShapes.point(root.get("nose"), "nose")
            : new Point(axis, eyeLine + 0.45f * (chin.y() - eyeLine));
    Point pivot =
        root.has("neck")
            ? JsonShapes.point(root.get("neck").get("pivot"), "neck.pivot")
            : new Point(chin.x(), chin.y() + 12f);
    return new Landmarks(
        leftEye,
        rightEye,
        leftBrow,
        rightBrow,
        mouth,
        nose,
        chin,
        root.has("face") ? JsonShapes.points(root.get("face"), "face", 3) : List.of(),
        pivot,
        shoulderY(root, chin),
        warnings);
  }

  private static JsonNode read(String text) {
    if (text.length() > LONGEST) {
      throw new InvalidInputException("landmarks", "The landmarks file is longer than 1 MiB.");
    }
    JsonNode root;
    try {
      root = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          "landmarks", "The landmarks file is no valid JSON: " + JsonFault.describe(e) + ".", e);
    }
    if (root == null || !root.isObject()) {
      throw new InvalidInputException("landmarks", "The landmarks file must hold a JSON object.");
    }
    if (!root.path("version").isInt() || root.get("version").intValue() != 1) {
      throw JsonShapes.wrong("version", "1");
    }
    return root;
  }

  private static Optional<EyeLandmarks> eye(JsonNode root, String name, List<String> warnings) {
    if (!present(root, name, warnings)) {
      return Optional.empty();
    }
    JsonNode node = root.get(name);
    Curve[] edges = JsonShapes.edges(node.get("outline"), name + ".outline");
    JsonNode iris = node.path("iris");
    Point centre = JsonShapes.point(iris.get("center"), name + ".iris.center");
    JsonNode radius = iris.path("radius");
    if (!radius.isArray() || radius.size() != 2) {
      throw JsonShapes.wrong(name + ".iris.radius", "two lengths [rx, ry]");
    }
    return Optional.of(
        new EyeLandmarks(
            edges[0],
            edges[1],
            centre,
            JsonShapes.length(radius.get(0), name + ".iris.radius"),
            JsonShapes.length(radius.get(1), name + ".iris.radius"),
            JsonShapes.line(node.get("lash"), name + ".lash"),
            JsonShapes.length(node.get("lashThickness"), name + ".lashThickness")));
  }

  private static Optional<BrowLandmarks> brow(JsonNode root, String name, List<String> warnings) {
    if (!present(root, name, warnings)) {
      return Optional.empty();
    }
    JsonNode node = root.get(name);
    return Optional.of(
        new BrowLandmarks(
            JsonShapes.line(node.get("line"), name + ".line"),
            JsonShapes.length(node.get("thickness"), name + ".thickness")));
  }

  private static Optional<MouthLandmarks> mouth(JsonNode root, List<String> warnings) {
    if (!present(root, "mouth", warnings)) {
      return Optional.empty();
    }
    Curve[] edges = JsonShapes.edges(root.get("mouth").get("outline"), "mouth.outline");
    return Optional.of(new MouthLandmarks(edges[0], edges[1]));
  }

  private static boolean present(JsonNode root, String name, List<String> warnings) {
    if (!root.has(name) || root.get(name).isNull()) {
      warnings.add("The landmarks file has no " + name + ", so it is not animated.");
      return false;
    }
    if (!root.get(name).isObject()) {
      throw JsonShapes.wrong(name, "an object");
    }
    return true;
  }

  private static float shoulderY(JsonNode root, Point chin) {
    if (!root.has("shoulders")) {
      return chin.y() + 36f;
    }
    List<Point> shoulders = JsonShapes.points(root.get("shoulders"), "shoulders", 2);
    return 0.5f * (shoulders.get(0).y() + shoulders.get(1).y());
  }
}
