package dev.avatar4j.doctor;

import dev.avatar4j.image.PicturePlacement;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.poser.warp.landmarks.Landmarks;
import java.util.List;
import java.util.Optional;

/**
 * What the doctor says about a picture. Immutable as long as nobody writes to the pixels.
 *
 * @param width columns of the picture as it came
 * @param height rows of the picture as it came
 * @param picture the picture fitted to 512x512, before any other repair; regions and landmarks are
 *     places in it
 * @param findings the worst first; empty for a picture without a fault
 * @param landmarks the face, if the picture has one where the layout wants it
 * @param confidence how certain the face is, 0 to 1; 0 without one
 * @param alignment what would bring the head to its place in the layout, if it is elsewhere; to be
 *     applied to {@code picture}
 */
public record Diagnosis(
    int width,
    int height,
    PixelBuffer picture,
    List<Finding> findings,
    Optional<Landmarks> landmarks,
    float confidence,
    Optional<PicturePlacement> alignment) {
  /** Copies the findings. */
  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /**
   * @param id the name of a check
   * @return what it found
   */
  public Optional<Finding> finding(String id) {
    return findings.stream().filter(finding -> finding.id().equals(id)).findFirst();
  }
}
