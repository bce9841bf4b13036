package dev.avatar4j.poser.warp.face;

import dev.avatar4j.image.Cel;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.poser.warp.landmarks.FaceColors;
import dev.avatar4j.poser.warp.landmarks.Landmarks;
import java.util.Map;

/**
 * What the painters of a face share: the picture, and the same without eyes, brows and mouth. Not
 * changed once made.
 *
 * @param picture the character
 * @param plate the character with skin in place of every feature
 * @param skin how much each pixel of the plate is skin, 0..1; features go below everything else
 * @param cels the character's cels by name
 * @param faceCels the character cels of the frame being painted
 */
record FaceLayers(
    Texture picture, Texture plate, float[] skin, Map<String, Cel> cels, FaceCels faceCels) {
  private static final float SKIN_FLOW = 15f;
  private static final int SURROUNDINGS = 6;

  static FaceLayers of(
      Texture picture, CharacterImage character, Landmarks landmarks, FaceCels faceCels) {
    Texture plate = picture.copy();
    float[] skin = cleanPlate(plate, new FaceColors(character.picture()), landmarks);
    return new FaceLayers(picture, plate, skin, character.cels(), faceCels);
  }

  /** Removes all features from the plate and tells how much each of its pixels is skin, 0..1. */
  private static float[] cleanPlate(Texture plate, FaceColors colors, Landmarks landmarks) {
    Box around = new Box(176, 92, 160, 112);
    FaceMask mask = new FaceMask(around, colors);
    landmarks.leftEye().ifPresent(mask::add);
    landmarks.rightEye().ifPresent(mask::add);
    landmarks.leftBrow().ifPresent(mask::add);
    landmarks.rightBrow().ifPresent(mask::add);
    landmarks.mouth().ifPresent(mask::add);
    mask.growIntoFringe();
    landmarks.leftEye().ifPresent(mask::protectAround);
    landmarks.rightEye().ifPresent(mask::protectAround);
    boolean[] source = new boolean[around.size()];
    for (int i = 0; i < source.length; i++) {
      int x = around.x() + i % around.width();
      int y = around.y() + i / around.width();
      source[i] = colors.distance(x, y) < SKIN_FLOW;
    }
    Texture any = plate.copy();
    boolean[] all = new boolean[around.size()];
    java.util.Arrays.fill(all, true);
    Inpainter.fill(any, around, mask.marked(), all);
    Inpainter.fill(plate, around, mask.marked(), source);
    mixBySurroundings(plate, any, around, mask.marked(), source);
    float[] skin = new float[plate.width() * plate.height()];
    for (int i = 0; i < source.length; i++) {
      int x = around.x() + i % around.width();
      int y = around.y() + i / around.width();
      float rest = mask.marked()[i] ? 0f : colors.distance(x, y);
      skin[y * plate.width() + x] = Math.max(0f, Math.min(1f, (26f - rest) / 12f));
    }
    return skin;
  }

  /**
   * Holes that lie in hair more than in skin are filled with what is around them, whatever it is.
   */
  private static void mixBySurroundings(
      Texture plate, Texture any, Box around, boolean[] holes, boolean[] skin) {
    for (int i = 0; i < holes.length; i++) {
      if (!holes[i]) {
        continue;
      }
      int x = i % around.width();
      int y = i / around.width();
      float near = 0f;
      float total = 0f;
      for (int dy = -SURROUNDINGS; dy <= SURROUNDINGS; dy++) {
        for (int dx = -SURROUNDINGS; dx <= SURROUNDINGS; dx++) {
          int j = (y + dy) * around.width() + x + dx;
          boolean inside = x + dx >= 0 && x + dx < around.width() && j >= 0 && j < holes.length;
          if (inside && !holes[j]) {
            float weight = 1f / (1 + dx * dx + dy * dy);
            near += skin[j] ? weight : 0f;
            total += weight;
          }
        }
      }
      float share = total == 0f ? 1f : near / total;
      float mix = Math.max(0f, Math.min(1f, (0.55f - share) / 0.3f));
      int at = 4 * ((around.y() + y) * plate.width() + around.x() + x);
      for (int c = 0; c < 3; c++) {
        plate.rgba()[at + c] += mix * (any.rgba()[at + c] - plate.rgba()[at + c]);
      }
    }
  }
}
