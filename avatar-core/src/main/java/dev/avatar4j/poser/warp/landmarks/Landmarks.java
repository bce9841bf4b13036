package dev.avatar4j.poser.warp.landmarks;

import dev.avatar4j.InvalidInputException;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a face. Features that were not found are empty and are not animated; the places
 * of the others always exist, from the picture or from the layout. {@code left} is the character's
 * own left: the right half of the picture. Immutable.
 *
 * @param leftEye the eye on the right of the picture
 * @param rightEye the eye on the left of the picture
 * @param leftBrow the brow on the right of the picture
 * @param rightBrow the brow on the left of the picture
 * @param mouth the mouth
 * @param nose tip of the nose
 * @param chin lowest point of the face
 * @param face outline of the face's skin; may be empty
 * @param neckPivot the point about which the head tilts
 * @param shoulderY row of the shoulders
 * @param warnings what was not found and what follows, each a full sentence
 */
public record Landmarks(
    Optional<EyeLandmarks> leftEye,
    Optional<EyeLandmarks> rightEye,
    Optional<BrowLandmarks> leftBrow,
    Optional<BrowLandmarks> rightBrow,
    Optional<MouthLandmarks> mouth,
    Point nose,
    Point chin,
    List<Point> face,
    Point neckPivot,
    float shoulderY,
    List<String> warnings) {

  private static final float LAYOUT_EYE_LINE = 147f;

  /** Copies the lists. */
  public Landmarks {
    face = List.copyOf(face);
    warnings = List.copyOf(warnings);
  }

  /**
   * @return column of the face's axis of symmetry
   */
  public float axisX() {
    if (leftEye.isPresent() && rightEye.isPresent()) {
      return 0.5f * (leftEye.get().iris().x() + rightEye.get().iris().x());
    }
    return nose.x();
  }

  /**
   * @return row of the eyes, or where the layout has them
   */
  public float eyeLineY() {
    if (leftEye.isPresent() && rightEye.isPresent()) {
      return 0.5f * (leftEye.get().iris().y() + rightEye.get().iris().y());
    }
    return leftEye.or(() -> rightEye).map(eye -> eye.iris().y()).orElse(LAYOUT_EYE_LINE);
  }

  /**
   * Checks that the features lie to one another as in a face: brows above the eyes, the eyes above
   * the mouth, the mouth above the chin, the character's left on the right of the picture.
   *
   * @return these landmarks
   * @throws InvalidInputException naming the first feature that is out of order
   */
  public Landmarks requireOrder() {
    if (leftEye.isPresent() && rightEye.isPresent()) {
      boolean crossed = leftEye.get().iris().x() <= rightEye.get().iris().x();
      require(!crossed, "leftEye", "must be further right in the picture than rightEye");
    }
    leftEye.ifPresent(eye -> requireInside(eye, "leftEye"));
    rightEye.ifPresent(eye -> requireInside(eye, "rightEye"));
    requireAbove(leftBrow, leftEye, "leftBrow");
    requireAbove(rightBrow, rightEye, "rightBrow");
    boolean eyes = leftEye.isPresent() || rightEye.isPresent();
    mouth.ifPresent(
        it -> {
          float middle = 0.5f * (it.left() + it.right());
          require(!eyes || it.upper().at(middle) > eyeLineY(), "mouth", "must be below the eyes");
          require(it.lower().at(middle) < chin.y(), "chin", "must be below the mouth");
        });
    require(!eyes || chin.y() > eyeLineY(), "chin", "must be below the eyes");
    require(nose.y() < chin.y(), "nose", "must be above the chin");
    return this;
  }

  private static void requireInside(EyeLandmarks eye, String name) {
    float x = eye.iris().x();
    float y = eye.iris().y();
    boolean inside =
        x > eye.left() && x < eye.right() && y > eye.upper().at(x) && y < eye.lower().at(x);
    require(inside, name + ".iris.center", "must be inside of the eye's outline");
  }

  private static void requireAbove(
      Optional<BrowLandmarks> brow, Optional<EyeLandmarks> eye, String name) {
    if (brow.isPresent() && eye.isPresent()) {
      Curve line = brow.get().line();
      float y = line.at(0.5f * (line.left() + line.right()));
      require(y < eye.get().iris().y(), name, "must be above the iris of its eye");
    }
  }

  private static void require(boolean holds, String field, String what) {
    if (!holds) {
      throw new InvalidInputException(
          "landmarks." + field, "Landmarks: " + field + " " + what + ".");
    }
  }
}
