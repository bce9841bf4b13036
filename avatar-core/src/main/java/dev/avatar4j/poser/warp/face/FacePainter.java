package dev.avatar4j.poser.warp.face;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.poser.warp.landmarks.Landmarks;
import java.util.ArrayList;
import java.util.List;

/**
 * Repaints all features of a face into the canvas: the clean plate, the features over it, and what
 * is missing of the picture there. That remainder (the picture less what the painters draw for it)
 * is added in full where a feature is as drawn and fades as the feature changes, so the neutral
 * pose shows the picture itself and nothing jumps. Used by one thread at a time.
 */
public final class FacePainter {
  private static final float FADE_END = 0.45f;

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
   * @param cels those at the eyes are painted with them
   * @param restMouth what an open mouth does at rest
   */
  public FacePainter(
      Texture picture,
      Texture canvas,
      CharacterImage character,
      Landmarks landmarks,
      FaceCels cels,
      RestMouth restMouth) {
    this.canvas = canvas;
    FaceLayers layers = FaceLayers.of(picture, character, landmarks, cels);
    plate = layers.plate();
    addPainters(layers, landmarks, restMouth);
    Box around = null;
    for (FeaturePainter painter : painters) {
      around = around == null ? painter.box() : around.union(painter.box());
    }
    box = around == null ? new Box(0, 0, 1, 1) : around;
    remainder = new float[box.size() * 3];
    owners = new byte[box.size()];
    findRemainder(picture, landmarks);
  }

  private void addPainters(FaceLayers layers, Landmarks landmarks, RestMouth restMouth) {
    landmarks.leftEye().ifPresent(e -> painters.add(new EyePainter(layers, e, 0)));
    landmarks.rightEye().ifPresent(e -> painters.add(new EyePainter(layers, e, 1)));
    float leftUnit = landmarks.leftEye().map(e -> e.height()).orElse(16f);
    float rightUnit = landmarks.rightEye().map(e -> e.height()).orElse(16f);
    landmarks.leftBrow().ifPresent(b -> painters.add(new BrowPainter(layers, b, leftUnit, 0)));
    landmarks.rightBrow().ifPresent(b -> painters.add(new BrowPainter(layers, b, rightUnit, 1)));
    landmarks.mouth().ifPresent(m -> painters.add(new MouthPainter(layers, m, restMouth)));
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
    for (int p = 0; p < painters.size(); p++) {
      painters.get(p).finish(canvas);
    }
  }
}
