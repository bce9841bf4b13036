package dev.avatar4j.poser.warp.face;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.poser.warp.RestMouth;
import dev.avatar4j.poser.warp.Texture;
import dev.avatar4j.poser.warp.landmarks.FaceColors;
import dev.avatar4j.poser.warp.landmarks.Landmarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Repaints all features of a face into the canvas: the clean plate, the features over it, and what
 * is missing of the picture there. That remainder (the picture less what the painters draw for it)
 * is added in full where a feature is as drawn and fades as the feature changes, so the neutral
 * pose shows the picture itself and nothing jumps. Used by one thread at a time.
 */
public final class FacePainter {
  private static final float SKIN_FLOW = 15f;
  private static final float FADE_END = 0.45f;
  private static final int SURROUNDINGS = 6;

  private final Texture plate;
  private final Texture canvas;
  private final List<FeaturePainter> painters = new ArrayList<>();
  private final float[] remainder;
  private final byte[] owners;
  private final float[] fades = new float[32];
  private final Box box;

  /**
   * @param picture the character
   * @param canvas receives the painted face; holds the picture
   * @param character the same picture as a frame, and its cels
   * @param landmarks where the features are
   * @param restMouth what an open mouth does at rest
   */
  public FacePainter(
      Texture picture,
      Texture canvas,
      CharacterImage character,
      Landmarks landmarks,
      RestMouth restMouth) {
    this.canvas = canvas;
    plate = picture.copy();
    FaceColors colors = new FaceColors(character.picture());
    float[] skin = cleanPlate(colors, landmarks);
    addPainters(picture, landmarks, character.cels(), restMouth, skin);
    Box around = null;
    for (FeaturePainter painter : painters) {
      around = around == null ? painter.box() : around.union(painter.box());
    }
    box = around == null ? new Box(0, 0, 1, 1) : around;
    remainder = new float[box.size() * 3];
    owners = new byte[box.size()];
    findRemainder(picture, landmarks);
  }

  /** Removes all features from the plate and tells how much each of its pixels is skin, 0..1. */
  private float[] cleanPlate(FaceColors colors, Landmarks landmarks) {
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
    mixBySurroundings(any, around, mask.marked(), source);
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
  private void mixBySurroundings(Texture any, Box around, boolean[] holes, boolean[] skin) {
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

  private void addPainters(
      Texture picture,
      Landmarks landmarks,
      Map<String, Frame> cels,
      RestMouth restMouth,
      float[] skin) {
    landmarks.leftEye().ifPresent(e -> painters.add(new EyePainter(picture, plate, e, 0, cels)));
    landmarks.rightEye().ifPresent(e -> painters.add(new EyePainter(picture, plate, e, 1, cels)));
    float leftUnit = landmarks.leftEye().map(e -> e.height()).orElse(16f);
    float rightUnit = landmarks.rightEye().map(e -> e.height()).orElse(16f);
    landmarks
        .leftBrow()
        .ifPresent(b -> painters.add(new BrowPainter(picture, plate, b, leftUnit, 0, skin)));
    landmarks
        .rightBrow()
        .ifPresent(b -> painters.add(new BrowPainter(picture, plate, b, rightUnit, 1, skin)));
    landmarks.mouth().ifPresent(m -> painters.add(new MouthPainter(picture, m, restMouth, cels)));
  }

  private void findRemainder(Texture picture, Landmarks landmarks) {
    float[] asDrawn = new float[Morph.COUNT];
    boolean open = landmarks.mouth().map(m -> m.open()).orElse(false);
    asDrawn[Morph.MOUTH_AAA.ordinal()] = open ? 1f : 0f;
    canvas.copyFrom(plate, box.x(), box.y(), box.width(), box.height());
    for (FeaturePainter painter : painters) {
      painter.paint(canvas, asDrawn);
    }
    for (int i = 0; i < box.size(); i++) {
      int x = box.x() + i % box.width();
      int y = box.y() + i / box.width();
      int at = 4 * (y * canvas.width() + x);
      for (int p = 0; p < painters.size(); p++) {
        if (painters.get(p).box().contains(x, y)) {
          owners[i] |= (byte) (1 << p);
        }
      }
      for (int c = 0; c < 3; c++) {
        remainder[3 * i + c] = picture.rgba()[at + c] - canvas.rgba()[at + c];
      }
    }
  }

  /**
   * Paints the face into the canvas.
   *
   * @param pose 45 values in range
   */
  public void paint(float[] pose) {
    canvas.copyFrom(plate, box.x(), box.y(), box.width(), box.height());
    for (int i = 0; i < fades.length; i++) {
      fades[i] = 1f;
    }
    for (int p = 0; p < painters.size(); p++) {
      FeaturePainter painter = painters.get(p);
      painter.paint(canvas, pose);
      float left = Math.max(0f, 1f - painter.change(pose) / FADE_END);
      for (int i = 0; i < fades.length; i++) {
        fades[i] *= (i >> p & 1) == 1 ? left * left * (3f - 2f * left) : 1f;
      }
    }
    float[] rgba = canvas.rgba();
    for (int i = 0; i < box.size(); i++) {
      float fade = fades[owners[i]];
      if (fade > 0f) {
        int at = 4 * ((box.y() + i / box.width()) * canvas.width() + box.x() + i % box.width());
        rgba[at] += fade * remainder[3 * i];
        rgba[at + 1] += fade * remainder[3 * i + 1];
        rgba[at + 2] += fade * remainder[3 * i + 2];
      }
    }
  }
}
