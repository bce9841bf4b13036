package dev.avatar4j.poser.warp.landmarks;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the features of a face in a picture that follows the THA layout (front view, head in rows
 * 64 to 192 and columns 192 to 320, mouth and eyes open). Stateless and thread-safe.
 */
public final class LandmarkDetector {
  private static final float LEAST_SKIN = 0.12f;
  private static final float LAYOUT_CHIN = 190f;
  private static final float MOST_CONFIDENT = 30f;

  private LandmarkDetector() {}

  /**
   * @param character a character
   * @return the landmarks it brings along, or else what is found in its picture
   * @throws dev.avatar4j.InvalidInputException if its own are malformed
   */
  public static Landmarks of(CharacterImage character) {
    return character
        .landmarks()
        .map(LandmarksJson::parse)
        .orElseGet(() -> detect(character.picture()));
  }

  /**
   * @param picture 512x512, linear light, straight alpha
   * @return what was found; its warnings tell what was not
   */
  public static Landmarks detect(Frame picture) {
    return examine(picture).landmarks();
  }

  /**
   * What was found, and how certain it is.
   *
   * @param landmarks the features; its warnings tell what was not found
   * @param confidence how clearly two irises stand out, 0 to 1; 0 if no face was found
   */
  public record Detection(Landmarks landmarks, float confidence) {}

  /**
   * Like {@link #detect}.
   *
   * @param picture 512x512, linear light, straight alpha
   * @return what was found, and how certain it is
   */
  public static Detection examine(Frame picture) {
    return examine(picture, 0f).orElseGet(LandmarkDetector::noFace);
  }

  /**
   * Like {@link #examine(Frame)}, but looks closely only at a face that is clear enough.
   *
   * @param picture 512x512, linear light, straight alpha
   * @param surerThan a confidence that is not enough, 0 to 1
   * @return what was found; empty if there is no face, or none of more confidence than that
   */
  public static Optional<Detection> examine(Frame picture, float surerThan) {
    FaceColors colors = new FaceColors(picture);
    if (colors.skinShare() < LEAST_SKIN) {
      return Optional.empty();
    }
    return new IrisFinder(colors)
        .find(surerThan * MOST_CONFIDENT)
        .map(irises -> lookClosely(colors, irises));
  }

  private static Detection noFace() {
    return new Detection(
        layoutOnly(
            List.of(
                "No face was found in the picture, so it sways and breathes but does not blink or"
                    + " talk; a landmarks file can tell where the features are.")),
        0f);
  }

  private static Detection lookClosely(FaceColors colors, IrisFinder.Pair irises) {
    List<String> warnings = new ArrayList<>();
    EyeLandmarks left = new EyeFinder(colors, irises.left(), true).find();
    EyeLandmarks right = new EyeFinder(colors, irises.right(), false).find();
    BrowFinder brows = new BrowFinder(colors);
    Optional<BrowLandmarks> leftBrow = brows.find(left, true);
    Optional<BrowLandmarks> rightBrow = brows.find(right, false);
    if (leftBrow.isEmpty() || rightBrow.isEmpty()) {
      warnings.add("Not both eyebrows were found in the picture, so what is missing stays still.");
    }
    float axis = 0.5f * (left.iris().x() + right.iris().x());
    float eyeLine = 0.5f * (left.iris().y() + right.iris().y());
    float eyeBottom = Math.max(lowest(left), lowest(right));
    Optional<MouthLandmarks> mouth = new MouthFinder(colors).find(axis, eyeLine, eyeBottom);
    if (mouth.isEmpty()) {
      warnings.add("No mouth was found in the picture, so it does not talk.");
    }
    float chin = chin(colors, axis, mouth.map(LandmarkDetector::lowest).orElse(eyeBottom + 14f));
    float noseY = eyeLine + 0.45f * (chin - eyeLine);
    Landmarks found =
        new Landmarks(
            Optional.of(left),
            Optional.of(right),
            leftBrow,
            rightBrow,
            mouth,
            new Point(axis, noseY),
            new Point(axis, chin),
            List.of(),
            new Point(axis, chin + 12f),
            chin + 36f,
            warnings);
    return new Detection(found, Math.min(1f, irises.confidence() / MOST_CONFIDENT));
  }

  private static Landmarks layoutOnly(List<String> warnings) {
    return new Landmarks(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Point(256f, 160f),
        new Point(256f, LAYOUT_CHIN),
        List.of(),
        new Point(256f, LAYOUT_CHIN + 12f),
        LAYOUT_CHIN + 36f,
        warnings);
  }

  /** The strongest horizontal edge below the mouth, or where the layout has the chin. */
  private static float chin(FaceColors colors, float axis, float mouthBottom) {
    int best = Math.round(LAYOUT_CHIN);
    float strongest = 3.5f;
    for (int y = Math.round(mouthBottom) + 5; y < Math.min(215, mouthBottom + 34); y++) {
      float step = 0f;
      for (int dx = -3; dx <= 3; dx++) {
        int x = Math.round(axis) + dx;
        step += colors.difference(x, y - 1, x, y + 1) / 7f;
      }
      if (step > strongest) {
        strongest = step;
        best = y;
      }
    }
    return best;
  }

  private static float lowest(EyeLandmarks eye) {
    float y = 0f;
    for (float x = eye.left(); x <= eye.right(); x++) {
      y = Math.max(y, eye.lower().at(x));
    }
    return y;
  }

  private static float lowest(MouthLandmarks mouth) {
    float y = 0f;
    for (float x = mouth.left(); x <= mouth.right(); x++) {
      y = Math.max(y, mouth.lower().at(x));
    }
    return y;
  }
}
