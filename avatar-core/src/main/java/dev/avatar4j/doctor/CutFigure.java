package dev.avatar4j.doctor;

import dev.avatar4j.image.PixelBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the figure goes on beyond the upper edge or a side of the picture, where swaying would
 * show the cut. At the lower edge it is meant to.
 */
final class CutFigure {
  static final String ID = "cut-figure";

  private static final int VISIBLE = 128;

  /** Fewer pixels than this at an edge may be the tip of a hair. */
  private static final int LEAST_PIXELS = 6;

  private CutFigure() {}

  static Optional<Finding> examine(PixelBuffer picture) {
    int width = picture.width();
    int height = picture.height();
    int top = 0;
    int left = 0;
    int right = 0;
    int bottom = 0;
    for (int x = 0; x < width; x++) {
      top += visible(picture, x, 0);
      bottom += visible(picture, x, height - 1);
    }
    for (int y = 0; y < height; y++) {
      left += visible(picture, 0, y);
      right += visible(picture, width - 1, y);
    }
    List<String> edges = new ArrayList<>();
    if (top >= LEAST_PIXELS) {
      edges.add("upper");
    }
    if (left >= LEAST_PIXELS) {
      edges.add("left");
    }
    if (right >= LEAST_PIXELS) {
      edges.add("right");
    }
    boolean background = top + left + right + bottom == 2 * (width + height);
    if (edges.isEmpty() || background) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            ID,
            Severity.HINT,
            "The figure reaches the "
                + String.join(" and the ", edges)
                + " edge of the picture; when it sways, the cut may be seen.",
            Optional.empty(),
            "Draw what lies beyond the edge, or leave room around the figure.",
            false));
  }

  private static int visible(PixelBuffer picture, int x, int y) {
    return (picture.rgba()[4 * (y * picture.width() + x) + 3] & 255) >= VISIBLE ? 1 : 0;
  }
}
