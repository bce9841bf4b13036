package dev.avatar4j.doctor;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.PicturePlacement;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.poser.warp.landmarks.LandmarkDetector;
import dev.avatar4j.poser.warp.landmarks.LandmarkDetector.Detection;
import dev.avatar4j.poser.warp.landmarks.Landmarks;
import java.util.Optional;

/**
 * Finds a head that is not where the layout has it. The landmark detector looks in one place only,
 * so the picture is laid under it in several sizes, with the top of the figure where the layout has
 * the top of a head; the surest face decides, and is then brought to its exact place.
 */
final class HeadSearch {
  /** How plausible a face must be to be believed where it was not expected. */
  private static final double LEAST_PLAUSIBILITY = 0.3;

  private static final double NO_MOUTH = 0.6;
  private static final double NO_BROWS = 0.8;

  private static final double[] FACTORS = {1, 0.7, 1.4, 0.5, 2, 2.8};

  /** Rows of the head's top: with little hair above the layout's head box, or with much. */
  private static final int[] TOPS = {60, 34};

  private static final int VISIBLE = 128;

  private final PixelBuffer picture;

  /**
   * @param picture 512x512
   */
  HeadSearch(PixelBuffer picture) {
    this.picture = picture;
  }

  /**
   * A face and how the picture must lie for it to be in its place.
   *
   * @param placement of the picture
   * @param detection in the placed picture
   */
  record Found(PicturePlacement placement, Detection detection) {
    /** How well all of it looks like a face, 0 to 1: two spots alone may be anything. */
    double plausibility() {
      Landmarks face = detection.landmarks();
      boolean brows = face.leftBrow().isPresent() && face.rightBrow().isPresent();
      return detection.confidence()
          * (face.mouth().isPresent() ? 1 : NO_MOUTH)
          * (brows ? 1 : NO_BROWS);
    }
  }

  Optional<Found> find() {
    int top = top();
    Found best = null;
    for (double factor : top < 0 ? new double[0] : FACTORS) {
      for (int row : TOPS) {
        int side = (int) Math.round(CharacterImage.SIZE * factor);
        int x = (int) Math.round(Layout.AXIS - factor * axis(top, factor));
        PicturePlacement there =
            new PicturePlacement(side, x, (int) Math.round(row - factor * top));
        double enough = best == null ? LEAST_PLAUSIBILITY : best.plausibility();
        best = look(there, enough).orElse(best);
      }
    }
    return Optional.ofNullable(best).map(this::settle);
  }

  /**
   * A face more plausible than that; confidence alone, found first, tells of most that they are
   * not.
   */
  private Optional<Found> look(PicturePlacement placement, double plausibility) {
    PixelBuffer placed = placement.apply(picture);
    return LandmarkDetector.examine(frame(placed), (float) plausibility)
        .map(detection -> new Found(placement, detection))
        .filter(found -> found.plausibility() > plausibility);
  }

  static Frame frame(PixelBuffer picture) {
    Frame frame = new Frame(picture.width(), picture.height());
    ColorTransfer.decode(picture, frame);
    return frame;
  }

  /** Brings the eyes to their row and the face to its size, as long as it is still found there. */
  private Found settle(Found rough) {
    return look(aligned(rough), 0.8 * rough.plausibility()).orElse(rough);
  }

  /** The placement that brings a face found in another to its place in the layout. */
  static PicturePlacement aligned(Found found) {
    Landmarks face = found.detection().landmarks();
    PicturePlacement placement = found.placement();
    double factor = Math.max(0.4, Math.min(2.5, 1 / size(face)));
    int side = Math.max(1, (int) Math.round(placement.side() * factor));
    return new PicturePlacement(
        side,
        (int) Math.round(Layout.AXIS - (face.axisX() - placement.x()) * factor),
        (int) Math.round(Layout.EYE_LINE - (face.eyeLineY() - placement.y()) * factor));
  }

  /**
   * The size of a face, 1 for that of the layout: by the distance of the eyes, which is found alike
   * at any size, unlike the chin.
   */
  static double size(Landmarks face) {
    double distance =
        face.leftEye().orElseThrow().iris().x() - face.rightEye().orElseThrow().iris().x();
    return Math.max(1, distance) / Layout.EYE_DISTANCE;
  }

  /** The first row of the figure, or -1. */
  private int top() {
    byte[] rgba = picture.rgba();
    for (int i = 3; i < rgba.length; i += 4) {
      if ((rgba[i] & 255) >= VISIBLE) {
        return i / 4 / picture.width();
      }
    }
    return -1;
  }

  /** The mean column of what is visible over the height of a head of that size. */
  private double axis(int top, double factor) {
    int end = Math.min(picture.height(), top + (int) (Layout.HEAD.height() / factor));
    double sum = 0;
    int count = 0;
    for (int i = top * picture.width(); i < end * picture.width(); i++) {
      if ((picture.rgba()[4 * i + 3] & 255) >= VISIBLE) {
        sum += i % picture.width();
        count++;
      }
    }
    return count == 0 ? Layout.AXIS : sum / count;
  }
}
