package dev.avatar4j.poser.djl.hybrid;

import dev.avatar4j.poser.warp.PixelArea;
import dev.avatar4j.poser.warp.face.Texture;
import dev.avatar4j.poser.warp.landmarks.EyeLandmarks;
import dev.avatar4j.poser.warp.landmarks.Landmarks;
import dev.avatar4j.poser.warp.landmarks.Opening;
import java.util.Arrays;

/**
 * Where a painted face goes in the picture of its character: it fades into the picture along its
 * rim, and is cut between eyes and mouth into its two parts, which overlap by the rows of a seam.
 * Immutable and thread-safe.
 */
final class FaceLayout {
  /** Pixels over which the rim fades into the picture. */
  private static final int RIM = 6;

  /** Rows over which the parts fade into one another, where there is room between the features. */
  private static final float SEAM = 8f;

  /** Where the face is cut if its features are not known, as a part of its height. */
  private static final float USUAL_CUT = 0.6f;

  /** What eyes and mouths reach beyond their outline as drawn, in pixels. */
  private static final float MARGIN = 3f;

  private final PixelArea area;
  private final float[] picture;
  private final int seamTop;
  private final int seamBottom;

  FaceLayout(PixelArea area, Landmarks landmarks, Texture picture) {
    this.area = area;
    this.picture = new float[4 * area.size()];
    for (int row = 0; row < area.height(); row++) {
      System.arraycopy(picture.rgba(), start(picture, row), this.picture, row * stride(), stride());
    }
    float top = bottomOfEyes(landmarks);
    float bottom = topOfMouth(landmarks);
    float middle = top > 0f && bottom > top ? 0.5f * (top + bottom) : area.height() * USUAL_CUT;
    float half = top > 0f && bottom > top ? Math.min(SEAM, bottom - top) / 2f : SEAM / 2f;
    seamTop = Math.max(0, Math.min(area.height() - 1, Math.round(middle - half)));
    seamBottom = Math.max(seamTop + 1, Math.min(area.height(), Math.round(middle + half)));
  }

  private float bottomOfEyes(Landmarks landmarks) {
    float left = landmarks.leftEye().map(FaceLayout::bottom).orElse(0f);
    float right = landmarks.rightEye().map(FaceLayout::bottom).orElse(0f);
    return Math.max(left, right) - area.y();
  }

  private static float bottom(EyeLandmarks eye) {
    return (float) eye.lower().points().stream().mapToDouble(p -> p.y()).max().orElseThrow()
        + MARGIN;
  }

  private float topOfMouth(Landmarks landmarks) {
    return landmarks.mouth().map(FaceLayout::top).orElse(0f) - area.y();
  }

  private static float top(Opening mouth) {
    return (float) mouth.upper().points().stream().mapToDouble(p -> p.y()).min().orElseThrow()
        - MARGIN;
  }

  PixelArea area() {
    return area;
  }

  private int stride() {
    return 4 * area.width();
  }

  private int start(Texture texture, int row) {
    return 4 * ((area.y() + row) * texture.width() + area.x());
  }

  /** First row of a part. */
  private int from(FacePart part) {
    return part == FacePart.EYES ? 0 : seamTop;
  }

  /** End of its rows. */
  private int to(FacePart part) {
    return part == FacePart.EYES ? seamBottom : area.height();
  }

  /** How many floats a part has. */
  int length(FacePart part) {
    return stride() * (to(part) - from(part));
  }

  /**
   * Makes what a network painted fit for the picture: within range, and fading out at the rim.
   *
   * @param rgba the whole area, changed in place
   */
  void finish(float[] rgba) {
    for (int row = 0; row < area.height(); row++) {
      int rimY = Math.min(row, area.height() - 1 - row);
      for (int column = 0; column < area.width(); column++) {
        int rim = Math.min(rimY, Math.min(column, area.width() - 1 - column));
        float share = Math.min(1f, (rim + 0.5f) / RIM);
        int at = row * stride() + 4 * column;
        float alpha = Math.max(0f, Math.min(1f, rgba[at + 3]));
        for (int c = 0; c < 4; c++) {
          float painted = Math.max(0f, Math.min(alpha, rgba[at + c]));
          rgba[at + c] = picture[at + c] + share * (painted - picture[at + c]);
        }
      }
    }
  }

  /** Copies a part out of a finished face. */
  float[] cut(FacePart part, float[] rgba) {
    int from = from(part) * stride();
    return Arrays.copyOfRange(rgba, from, from + length(part));
  }

  /** Puts a whole finished face into the picture. */
  void paste(float[] rgba, Texture canvas) {
    for (int row = 0; row < area.height(); row++) {
      System.arraycopy(rgba, row * stride(), canvas.rgba(), start(canvas, row), stride());
    }
  }

  /** Puts both parts of a face into the picture. */
  void paste(float[] eyes, float[] mouth, Texture canvas) {
    int seam = seamTop * stride();
    for (int row = 0; row < area.height(); row++) {
      int at = row * stride();
      int to = start(canvas, row);
      if (row < seamTop) {
        System.arraycopy(eyes, at, canvas.rgba(), to, stride());
      } else if (row >= seamBottom) {
        System.arraycopy(mouth, at - seam, canvas.rgba(), to, stride());
      } else {
        float share = (row + 0.5f - seamTop) / (seamBottom - seamTop);
        for (int i = 0; i < stride(); i++) {
          float upper = eyes[at + i];
          canvas.rgba()[to + i] = upper + share * (mouth[at - seam + i] - upper);
        }
      }
    }
  }
}
