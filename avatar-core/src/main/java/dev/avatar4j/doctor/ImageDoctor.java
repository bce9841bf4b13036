package dev.avatar4j.doctor;

import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.Suggestion;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.poser.warp.landmarks.LandmarkDetector.Detection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Checks a character's picture for what makes avatars look bad: size, transparency, specks, rims
 * and colour in transparent pixels, a figure that is cut, a head out of its place, eyes and mouth
 * that are closed or not found. Stateless and thread-safe.
 */
public final class ImageDoctor {
  private static final PictureCheck SIZE = new SizeCheck();

  /** On the fitted picture, in the order in which they are repaired. */
  private static final List<PictureCheck> CHECKS =
      List.of(new StrayPixels(), new EdgeHalo(), new HiddenColour());

  private ImageDoctor() {}

  /**
   * @return the ids of all findings that can be repaired, in the order in which they are
   */
  public static List<String> repairable() {
    List<String> ids = new ArrayList<>(List.of(SIZE.id()));
    CHECKS.forEach(check -> ids.add(check.id()));
    return List.copyOf(ids);
  }

  /**
   * @param picture any size, 8-bit sRGB, straight alpha; only read
   * @return what there is to say about it; takes some tenths of a second if the face is not in its
   *     place
   */
  public static Diagnosis examine(PixelBuffer picture) {
    List<Finding> findings = new ArrayList<>();
    SIZE.examine(picture).ifPresent(findings::add);
    PixelBuffer fitted = SIZE.repair(picture);
    Optional<Finding> transparency = TransparencyCheck.examine(fitted);
    transparency.ifPresent(findings::add);
    if (transparency.filter(finding -> finding.severity() == Severity.ERROR).isPresent()) {
      return diagnosis(picture, fitted, findings, Optional.empty());
    }
    CHECKS.forEach(check -> check.examine(fitted).ifPresent(findings::add));
    CutFigure.examine(fitted).ifPresent(findings::add);
    FaceCheck face = new FaceCheck(fitted);
    findings.addAll(face.examine());
    return diagnosis(picture, fitted, findings, Optional.of(face));
  }

  private static Diagnosis diagnosis(
      PixelBuffer picture, PixelBuffer fitted, List<Finding> findings, Optional<FaceCheck> face) {
    findings.sort(Comparator.comparing(Finding::severity).reversed());
    Optional<Detection> detection =
        face.map(FaceCheck::detection).filter(found -> found.confidence() > 0f);
    return new Diagnosis(
        picture.width(),
        picture.height(),
        fitted,
        findings,
        detection.map(Detection::landmarks),
        detection.map(Detection::confidence).orElse(0f),
        face.flatMap(FaceCheck::alignment));
  }

  /**
   * Makes every harmless repair.
   *
   * @param picture any size, 8-bit sRGB, straight alpha; only read
   * @return a 512x512 picture; repaired once more it stays as it is
   */
  public static PixelBuffer repair(PixelBuffer picture) {
    return repair(picture, repairable());
  }

  /**
   * Fits the picture to 512x512 and makes some of the repairs.
   *
   * @param picture any size, 8-bit sRGB, straight alpha; only read
   * @param ids some of {@link #repairable()}, in any order
   * @return a 512x512 picture
   * @throws InvalidInputException if an id is no repair; the message names all
   */
  public static PixelBuffer repair(PixelBuffer picture, Collection<String> ids) {
    for (String id : ids) {
      if (!repairable().contains(id)) {
        throw new InvalidInputException(
            "repair",
            "There is no repair \""
                + InputProblems.shown(id)
                + "\"."
                + Suggestion.of(id, repairable())
                + " Known: "
                + String.join(", ", repairable())
                + ".");
      }
    }
    PixelBuffer repaired = SIZE.repair(picture);
    for (PictureCheck check : CHECKS) {
      repaired = ids.contains(check.id()) ? check.repair(repaired) : repaired;
    }
    return repaired;
  }
}
