package dev.avatar4j.poser.warp.face;

import dev.avatar4j.image.Cel;
import dev.avatar4j.image.Frame;
import java.util.Map;
import java.util.Optional;

/**
 * A feature drawn by the artist in another state, with the skin that hides the original: a cel,
 * premultiplied. Immutable.
 */
final class PoseCel {
  private final Box box;
  private final float[] rgba;

  private PoseCel(Cel cel) {
    Frame pixels = cel.pixels();
    box = new Box(cel.x(), cel.y(), pixels.width(), pixels.height());
    rgba = new float[pixels.size() * 4];
    for (int i = 0; i < pixels.size(); i++) {
      float alpha = pixels.alpha()[i];
      rgba[4 * i] = pixels.red()[i] * alpha;
      rgba[4 * i + 1] = pixels.green()[i] * alpha;
      rgba[4 * i + 2] = pixels.blue()[i] * alpha;
      rgba[4 * i + 3] = alpha;
    }
  }

  /** The cel of that name, unless there is none. */
  static Optional<PoseCel> find(Map<String, Cel> cels, String name) {
    return Optional.ofNullable(cels.get(name)).map(PoseCel::new);
  }

  Box box() {
    return box;
  }

  /** The same cel to sample from. */
  Sprite sprite() {
    return new Sprite(box, rgba);
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
