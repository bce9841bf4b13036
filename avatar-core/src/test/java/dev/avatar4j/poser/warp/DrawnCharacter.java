package dev.avatar4j.poser.warp;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plain face drawn from ellipses in the THA layout: skin, hair, eyes, brows, an open mouth. */
final class DrawnCharacter {
  static final float[] SKIN = {0.9f, 0.68f, 0.56f};
  static final float[] IRIS = {0.05f, 0.2f, 0.75f};

  static final float[] HAIR = {0.12f, 0.05f, 0.03f};
  private static final float[] LINE = {0.04f, 0.01f, 0.01f};
  private static final float[] WHITE = {0.95f, 0.95f, 0.95f};
  private static final float[] MOUTH = {0.45f, 0.06f, 0.07f};
  private static final float[] CLOTH = {0.1f, 0.25f, 0.4f};

  private final Frame frame = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);

  private DrawnCharacter() {}

  static CharacterImage standard() {
    return of(SKIN, IRIS, HAIR, 0, 0);
  }

  /** The same face in other colours, shifted by some pixels. */
  static CharacterImage of(float[] skin, float[] iris, float[] hair, float dx, float dy) {
    DrawnCharacter drawn = new DrawnCharacter();
    float cx = 256 + dx;
    drawn.ellipse(cx, 128 + dy, 66, 68, hair);
    drawn.ellipse(256, 420, 110, 190, CLOTH);
    drawn.ellipse(cx, 205 + dy, 18, 40, skin);
    drawn.ellipse(cx, 145 + dy, 48, 46, LINE);
    drawn.ellipse(cx, 145 + dy, 47, 45, skin);
    for (int side = -1; side <= 1; side += 2) {
      float x = cx + 24 * side;
      drawn.ellipse(x, 145.5f + dy, 14, 11, LINE);
      drawn.ellipse(x, 148 + dy, 13, 10, WHITE);
      drawn.ellipse(x, 148 + dy, 6, 8, iris);
      drawn.ellipse(x, 149 + dy, 2.5f, 3.5f, LINE);
      drawn.ellipse(x, 122 + dy, 12, 1.6f, hair);
    }
    drawn.ellipse(cx, 175 + dy, 7.5f, 4.5f, LINE);
    drawn.ellipse(cx, 175 + dy, 6.5f, 3.6f, MOUTH);
    return new CharacterImage("drawn", drawn.frame, Map.of(), Optional.empty(), List.of());
  }

  static CharacterImage withLandmarks(String json) {
    return new CharacterImage(
        "drawn", standard().picture(), Map.of(), Optional.of(json), List.of());
  }

  static CharacterImage blank() {
    DrawnCharacter drawn = new DrawnCharacter();
    drawn.ellipse(256, 300, 120, 240, CLOTH);
    return new CharacterImage("blank", drawn.frame, Map.of(), Optional.empty(), List.of());
  }

  /** Draws a soft-edged ellipse over what is there. */
  private void ellipse(float cx, float cy, float rx, float ry, float[] colour) {
    for (int y = 0; y < CharacterImage.SIZE; y++) {
      for (int x = 0; x < CharacterImage.SIZE; x++) {
        double rho = Math.hypot((x - cx) / rx, (y - cy) / ry);
        float cover = (float) Math.max(0, Math.min(1, (1 - rho) * Math.min(rx, ry) + 0.5));
        int i = y * CharacterImage.SIZE + x;
        float below = frame.alpha()[i] * (1 - cover);
        float alpha = cover + below;
        for (int c = 0; c < 3 && alpha > 0f; c++) {
          float[] plane = frame.plane(c);
          plane[i] = (colour[c] * cover + plane[i] * below) / alpha;
        }
        frame.alpha()[i] = alpha;
      }
    }
  }
}
