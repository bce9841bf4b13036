package dev.avatar4j.poser.warp.face;

import dev.avatar4j.image.Frame;
import dev.avatar4j.poser.warp.Texture;
import java.util.Map;
import java.util.Optional;

/**
 * A feature drawn by the artist in another state, with the skin that hides the original: the
 * visible part of a picture-sized cel, premultiplied. Immutable.
 */
final class PoseCel {
  private final Box box;
  private final float[] rgba;

  private PoseCel(Frame frame, Box box) {
    this.box = box;
    rgba = new float[box.size() * 4];
    for (int i = 0; i < box.size(); i++) {
      int at = (box.y() + i / box.width()) * frame.width() + box.x() + i % box.width();
      float alpha = frame.alpha()[at];
      rgba[4 * i] = frame.red()[at] * alpha;
      rgba[4 * i + 1] = frame.green()[at] * alpha;
      rgba[4 * i + 2] = frame.blue()[at] * alpha;
      rgba[4 * i + 3] = alpha;
    }
  }

  /** The cel of that name, unless there is none or it is wholly transparent. */
  static Optional<PoseCel> find(Map<String, Frame> cels, String name) {
    Frame frame = cels.get(name);
    if (frame == null) {
      return Optional.empty();
    }
    int left = frame.width();
    int top = frame.height();
    int right = -1;
    int bottom = -1;
    for (int i = 0; i < frame.size(); i++) {
      if (frame.alpha()[i] > 0f) {
        left = Math.min(left, i % frame.width());
        right = Math.max(right, i % frame.width());
        top = Math.min(top, i / frame.width());
        bottom = i / frame.width();
      }
    }
    return right < 0
        ? Optional.empty()
        : Optional.of(new PoseCel(frame, new Box(left, top, right - left + 1, bottom - top + 1)));
  }

  Box box() {
    return box;
  }

  /** Draws the cel; {@code strength} 1 hides what was there, less shows it through. */
  void draw(Texture canvas, float strength) {
    if (strength <= 0f) {
      return;
    }
    float[] target = canvas.rgba();
    for (int i = 0; i < box.size(); i++) {
      float alpha = strength * rgba[4 * i + 3];
      if (alpha > 0f) {
        int at = 4 * ((box.y() + i / box.width()) * canvas.width() + box.x() + i % box.width());
        for (int c = 0; c < 3; c++) {
          target[at + c] = target[at + c] * (1f - alpha) + strength * rgba[4 * i + c];
        }
      }
    }
  }
}
