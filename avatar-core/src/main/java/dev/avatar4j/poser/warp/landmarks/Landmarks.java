package dev.avatar4j.poser.warp.landmarks;

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
}
