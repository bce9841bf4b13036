package dev.avatar4j.doctor;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.PicturePlacement;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.poser.warp.landmarks.EyeLandmarks;
import dev.avatar4j.poser.warp.landmarks.LandmarkDetector;
import dev.avatar4j.poser.warp.landmarks.LandmarkDetector.Detection;
import dev.avatar4j.poser.warp.landmarks.Landmarks;
import dev.avatar4j.poser.warp.landmarks.Opening;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether there is a face, where the layout has it, with eyes and mouth open. Used once. */
final class FaceCheck {
  /** A face that is less plausible is looked for elsewhere too. */
  private static final double CERTAIN = 0.6;

  /** How much more plausible a face elsewhere must be than one in place. */
  private static final double CLEARLY_MORE = 1.25;

  private static final float LEAST_CONFIDENCE = 0.3f;

  private static final double MOST_OFF = 10;
  private static final double LEAST_SIZE = 0.7;
  private static final double MOST_SIZE = 1.4;

  /**
   * An eye lower than this multiple of its iris's half width is half shut. The width, because what
   * a lid hides of an iris makes the ellipse that is found lower, but hardly narrower.
   */
  private static final float OPEN_EYE = 1.6f;

  private final List<Finding> findings = new ArrayList<>();
  private final PixelBuffer picture;
  private final Detection inPlace;
  private Optional<PicturePlacement> alignment = Optional.empty();

  /**
   * @param picture 512x512
   */
  FaceCheck(PixelBuffer picture) {
    this.picture = picture;
    inPlace = LandmarkDetector.examine(HeadSearch.frame(picture));
  }

  /** What is found where the layout has the face. */
  Detection detection() {
    return inPlace;
  }

  /** What would bring the head to its place, if it is elsewhere; known after the examination. */
  Optional<PicturePlacement> alignment() {
    return alignment;
  }

  List<Finding> examine() {
    PicturePlacement asItIs = new PicturePlacement(CharacterImage.SIZE, 0, 0);
    HeadSearch.Found found = new HeadSearch.Found(asItIs, inPlace);
    double plausibility = found.plausibility();
    if (plausibility < CERTAIN) {
      // clear irises without a mouth are a face all the same, and brows above them no eyes
      double least = Math.max(CLEARLY_MORE * plausibility, inPlace.confidence());
      found =
          new HeadSearch(picture)
              .find()
              .filter(other -> other.plausibility() > least)
              .orElse(found);
    }
    if (found.detection().confidence() == 0f) {
      add(
          "face",
          Severity.ERROR,
          "No face was found, so the character sways but neither blinks nor talks.",
          Optional.empty(),
          "Draw it from the front with open eyes, or say where the features are in a landmarks"
              + " file.");
      return findings;
    }
    position(found);
    if (found.detection().confidence() < LEAST_CONFIDENCE) {
      add(
          "face",
          Severity.HINT,
          "The face was found with little certainty.",
          Optional.of(map(found, Layout.HEAD)),
          "Look at blinking and talking; a landmarks file says where the features are.");
    }
    features(found);
    return findings;
  }

  private void position(HeadSearch.Found found) {
    PicturePlacement wanted = HeadSearch.aligned(found);
    double size = CharacterImage.SIZE / (double) wanted.side();
    Region head = map(new HeadSearch.Found(wanted, found.detection()), Layout.HEAD);
    double offX = head.x() + head.width() / 2.0 - Layout.AXIS;
    double eyes = (Layout.EYE_LINE - wanted.y()) * size;
    boolean scaled = size < LEAST_SIZE || size > MOST_SIZE;
    if (!scaled && Math.abs(offX) <= MOST_OFF && Math.abs(eyes - Layout.EYE_LINE) <= MOST_OFF) {
      return;
    }
    alignment = Optional.of(wanted);
    add(
        "position",
        Severity.WARNING,
        "The head is at " + head.describe() + "; posers want it at " + Layout.HEAD.describe() + ".",
        Optional.of(head),
        "Scale the picture to "
            + Math.round(100.0 * wanted.side() / CharacterImage.SIZE)
            + " % and put its upper left corner at column "
            + wanted.x()
            + ", row "
            + wanted.y()
            + " of 512x512.");
  }

  private void features(HeadSearch.Found found) {
    Landmarks face = found.detection().landmarks();
    List<String> shut = new ArrayList<>();
    Optional<EyeLandmarks> right = face.rightEye().filter(FaceCheck::shut);
    Optional<EyeLandmarks> left = face.leftEye().filter(FaceCheck::shut);
    right.ifPresent(eye -> shut.add("right"));
    left.ifPresent(eye -> shut.add("left"));
    if (!shut.isEmpty()) {
      add(
          "eyes",
          Severity.WARNING,
          "The character's "
              + String.join(" and ", shut)
              + (shut.size() > 1 ? " eyes are" : " eye is")
              + " half shut.",
          left.or(() -> right).map(eye -> map(found, eye)),
          "Draw the eyes wide open; moods close them.");
    }
    if (face.mouth().isEmpty()) {
      add(
          "mouth",
          Severity.WARNING,
          "No mouth was found, so the character does not talk.",
          Optional.empty(),
          "Draw the mouth a little open, or say where it is in a landmarks file.");
    } else if (!face.mouth().get().open()) {
      add(
          "mouth",
          Severity.HINT,
          "The mouth is closed; what is inside of it has to be invented.",
          face.mouth().map(mouth -> map(found, mouth)),
          "Draw the mouth a little open, or add a cel mouth_aaa.");
    }
    if (face.leftBrow().isEmpty() || face.rightBrow().isEmpty()) {
      add(
          "brows",
          Severity.HINT,
          "Not both eyebrows were found, so what is missing stays still.",
          Optional.empty(),
          "Draw the eyebrows clear of the hair, or say where they are in a landmarks file.");
    }
  }

  private static boolean shut(EyeLandmarks eye) {
    return eye.height() < OPEN_EYE * eye.irisRadiusX();
  }

  private void add(String id, Severity severity, String what, Optional<Region> where, String cure) {
    findings.add(new Finding(id, severity, what, where, cure, false));
  }

  private static Region map(HeadSearch.Found found, Opening feature) {
    int top = Integer.MAX_VALUE;
    int bottom = 0;
    for (float x = feature.left(); x <= feature.right(); x++) {
      top = Math.min(top, (int) Math.floor(feature.upper().at(x)));
      bottom = Math.max(bottom, (int) Math.ceil(feature.lower().at(x)));
    }
    int left = (int) Math.floor(feature.left());
    int right = (int) Math.ceil(feature.right());
    return map(found, new Region(left, top, right - left + 1, bottom - top + 1));
  }

  /** From the placed picture back to the picture itself; what lies beyond its edge is cut off. */
  private static Region map(HeadSearch.Found found, Region region) {
    PicturePlacement placement = found.placement();
    double scale = CharacterImage.SIZE / (double) placement.side();
    int left = inside((region.x() - placement.x()) * scale);
    int top = inside((region.y() - placement.y()) * scale);
    int right = inside((region.x() + region.width() - placement.x()) * scale);
    int bottom = inside((region.y() + region.height() - placement.y()) * scale);
    return new Region(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
  }

  private static int inside(double place) {
    return (int) Math.round(Math.max(0, Math.min(CharacterImage.SIZE - 1, place)));
  }
}
