package dev.avatar4j.poser.warp.face;

import dev.avatar4j.image.Cel;
import dev.avatar4j.pose.Morph;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The artist's mouths. Each appears as its shape is nearly reached with the corners at rest; on the
 * way between two shapes the mouth is drawn by {@link MouthPainter}, so that it opens and closes
 * instead of dissolving.
 */
final class MouthCels {
  private static final List<String> NAMES =
      List.of("mouth_aaa", "mouth_iii", "mouth_uuu", "mouth_eee", "mouth_ooo", "mouth_delta");
  private static final float START = 0.72f;

  private final PoseCel[] open = new PoseCel[NAMES.size()];
  private final Optional<PoseCel> closed;

  /**
   * @param cels all cels of the character
   * @param restsAsDrawn whether the mouth at rest is the picture's, so that no cel is needed
   */
  MouthCels(Map<String, Cel> cels, boolean restsAsDrawn) {
    for (int i = 0; i < open.length; i++) {
      open[i] = PoseCel.find(cels, NAMES.get(i)).orElse(null);
    }
    closed = restsAsDrawn ? Optional.empty() : PoseCel.find(cels, "mouth_closed");
  }

  Box unionWith(Box box) {
    Box all = closed.isPresent() ? box.union(closed.get().box()) : box;
    for (PoseCel cel : open) {
      all = cel == null ? all : all.union(cel.box());
    }
    return all;
  }

  void draw(Texture canvas, float[] pose) {
    float sum = 0f;
    for (int i = 0; i < open.length; i++) {
      sum += pose[Morph.MOUTH_AAA.ordinal() + i];
    }
    float corners = pose[Morph.MOUTH_SMIRK.ordinal()];
    for (int i = Morph.MOUTH_LOWERED_CORNER_LEFT.ordinal();
        i <= Morph.MOUTH_RAISED_CORNER_RIGHT.ordinal();
        i++) {
      corners += pose[i];
    }
    float still = Math.max(0f, 1f - 4f * corners);
    if (closed.isPresent()) {
      closed.get().draw(canvas, still * late(1f - sum));
    }
    for (int i = 0; i < open.length; i++) {
      if (open[i] != null) {
        open[i].draw(canvas, still * late(pose[Morph.MOUTH_AAA.ordinal() + i] / Math.max(1f, sum)));
      }
    }
  }

  private static float late(float weight) {
    float t = Math.max(0f, (weight - START) / (1f - START));
    return t * t * (3f - 2f * t);
  }
}
