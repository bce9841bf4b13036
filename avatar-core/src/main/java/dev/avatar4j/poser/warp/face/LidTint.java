package dev.avatar4j.poser.warp.face;

import dev.avatar4j.cel.CelOverlay;
import dev.avatar4j.cel.CelStrengths;
import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.image.Cel;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.poser.warp.landmarks.EyeLandmarks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Colours the lid of a closing eye where a cel that covers the face, such as {@code blush3}, leaves
 * the open eye out: the cel's colours above and below the eye are carried on over the lid. Used by
 * one thread at a time.
 */
final class LidTint {
  private static final float ABOVE = 4f;
  private static final float BELOW = 5f;

  /** Least alpha on both sides of a hole. */
  private static final float TRACE = 0.02f;

  /** Lids that came down by this many pixels show their colour in full. */
  private static final float FULL = 3f;

  private final Box box;
  private final CelOverlay overlay;

  /** How light the skin beside the eye is; what is much darker is line and keeps its colour. */
  private final float skinLight;

  LidTint(CharacterImage character, EyeLandmarks eye, Box box) {
    this.box = box;
    Map<String, Cel> patches = new HashMap<>();
    for (CharacterCel name : CharacterCel.ALL) {
      Cel cel = character.cels().get(name.key());
      if (cel != null && !name.onEyeball()) {
        Frame patch = new Frame(box.width(), box.height());
        if (fill(cel, eye, box, patch)) {
          patches.put(name.key(), new Cel(box.x(), box.y(), patch));
        }
      }
    }
    skinLight = skinLight(character.picture(), eye);
    overlay = new CelOverlay(List.copyOf(CharacterCel.ALL), patches);
  }

  private static float skinLight(Frame picture, EyeLandmarks eye) {
    float sum = 0f;
    int columns = 0;
    for (int x = (int) Math.ceil(eye.left()); x <= eye.right(); x++) {
      int at = Math.round(eye.lower().at(x) + BELOW) * picture.width() + x;
      sum += lightness(picture.red()[at], picture.green()[at], picture.blue()[at]);
      columns++;
    }
    return Math.max(1e-3f, sum / Math.max(1, columns));
  }

  private static float lightness(float red, float green, float blue) {
    return 0.21f * red + 0.72f * green + 0.07f * blue;
  }

  /** Fills the cel's hole column by column; false if the cel does not surround the eye. */
  private static boolean fill(Cel cel, EyeLandmarks eye, Box box, Frame patch) {
    int holes = 0;
    int columns = 0;
    for (int x = (int) Math.ceil(eye.left()); x <= eye.right(); x++) {
      columns++;
      float edge = Math.min(eye.upper().at(x), eye.lash().at(x) - 0.5f * eye.lashThickness());
      int top = Math.max(box.y(), Math.round(edge - ABOVE));
      int bottom = Math.min(box.bottom(), Math.round(eye.lower().at(x) + BELOW));
      float above = value(cel, 3, x, top);
      float below = value(cel, 3, x, bottom);
      if (bottom > top && above > TRACE && below > TRACE) {
        holes++;
        for (int y = top; y <= bottom; y++) {
          float share = (y - top) / (float) (bottom - top);
          setPixel(cel, patch, box, x, y, new int[] {top, bottom}, share);
        }
      }
    }
    return holes > 0.6f * columns;
  }

  private static void setPixel(
      Cel cel, Frame patch, Box box, int x, int y, int[] ends, float share) {
    float there = value(cel, 3, x, y);
    float above = value(cel, 3, x, ends[0]) * (1f - share);
    float below = value(cel, 3, x, ends[1]) * share;
    int at = (y - box.y()) * box.width() + x - box.x();
    if (above + below > there) {
      // over the cel itself this gives the alpha of the surroundings
      patch.alpha()[at] = (above + below - there) / (1f - there);
      for (int c = 0; c < 3; c++) {
        float mean = value(cel, c, x, ends[0]) * above + value(cel, c, x, ends[1]) * below;
        patch.plane(c)[at] = mean / (above + below);
      }
    }
  }

  private static float value(Cel cel, int channel, int x, int y) {
    Frame pixels = cel.pixels();
    int column = x - cel.x();
    int row = y - cel.y();
    boolean inside = column >= 0 && row >= 0 && column < pixels.width() && row < pixels.height();
    return inside ? pixels.plane(channel)[row * pixels.width() + column] : 0f;
  }

  /** Takes over the strengths of a frame; tells whether a closed lid has another colour. */
  boolean update(CelStrengths strengths) {
    return overlay.update(strengths);
  }

  /**
   * @param canvas holds the painted eye
   * @param lids as they are now
   * @param opening what they leave open
   */
  void draw(Texture canvas, EyeLids lids, Coverage opening) {
    if (!overlay.visible()) {
      return;
    }
    for (int x = box.x(); x <= box.right(); x++) {
      float lowered = clamp((lids.upper().at(x) - lids.upper().restAt(x)) / FULL);
      for (int y = box.y(); y <= box.bottom(); y++) {
        int from = 4 * ((y - box.y()) * box.width() + x - box.x());
        if (overlay.rgba()[from + 3] > 0f) {
          float onLid = lowered * clamp(lids.upper().at(x) + 0.5f - y);
          float closed = lids.closure() * (1f - Math.min(1f, opening.at(x, y)));
          blend(canvas.rgba(), 4 * (y * canvas.width() + x), from, Math.max(onLid, closed));
        }
      }
    }
  }

  private void blend(float[] target, int at, int from, float strength) {
    float[] source = overlay.rgba();
    float light = lightness(target[at], target[at + 1], target[at + 2]) / skinLight;
    float share = strength * clamp((light - 0.2f) / 0.4f);
    float rest = 1f - share * source[from + 3];
    for (int c = 0; c < 4; c++) {
      target[at + c] = share * source[from + c] + rest * target[at + c];
    }
  }

  private static float clamp(float value) {
    return Math.max(0f, Math.min(1f, value));
  }
}
