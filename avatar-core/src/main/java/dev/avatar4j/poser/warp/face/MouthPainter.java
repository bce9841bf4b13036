package dev.avatar4j.poser.warp.face;

import dev.avatar4j.pose.Morph;
import dev.avatar4j.poser.warp.landmarks.MouthLandmarks;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws the mouth: a weighted mean of the closed shape and the six open ones, its corners moved,
 * filled with the inside of the mouth and surrounded by a line in the picture's own line colour.
 */
final class MouthPainter implements FeaturePainter {
  private static final float CORNER = 0.2f;

  private final Box box;
  private final float middleX;
  private final float middleY;
  private final float unit;
  private final boolean drawnOpen;
  private final boolean restsAsDrawn;
  private final MouthShape rest;
  private final MouthShape[] shapes;
  private final MouthShape current = new MouthShape();
  private final MouthInterior interior;
  private final float[] lineColour;
  private final float halfLine;
  private final Coverage outer;
  private final Coverage inner;
  private final MouthCels cels;
  private final Box reach;

  MouthPainter(FaceLayers layers, MouthLandmarks mouth, RestMouth restMouth) {
    Texture picture = layers.picture();
    drawnOpen = mouth.open();
    unit = drawnOpen ? mouth.width() : Math.max(12f, 1.12f * mouth.width());
    middleX = 0.5f * (mouth.left() + mouth.right());
    middleY = 0.5f * (mouth.upper().at(middleX) + mouth.lower().at(middleX));
    MouthShape drawn = MouthShape.of(mouth, middleX, middleY, unit);
    restsAsDrawn = !drawnOpen || restMouth == RestMouth.PICTURE;
    rest = restsAsDrawn ? drawn : MouthShape.closed();
    shapes =
        new MouthShape[] {
          drawnOpen ? drawn : MouthShape.aaa(),
          MouthShape.iii(),
          MouthShape.uuu(),
          MouthShape.eee(),
          MouthShape.ooo(),
          MouthShape.delta()
        };
    interior = MouthInterior.of(picture, mouth);
    lineColour = lineColour(picture, mouth);
    halfLine = drawnOpen ? 0.42f : Math.max(0.4f, Math.min(1f, 0.36f * mouth.height()));
    float around = Math.max(0.62f * unit, drawnOpen ? 0.6f * mouth.height() : 0f) + 3f;
    box =
        Box.around(
            middleX - 0.7f * unit - 3f,
            middleY - around,
            middleX + 0.7f * unit + 3f,
            middleY + around,
            picture.width());
    outer = new Coverage(box);
    inner = new Coverage(box);
    cels = new MouthCels(layers.cels(), restsAsDrawn);
    reach = cels.unionWith(box);
  }

  /** Mean of the darkest quarter of the mouth's pixels. */
  private static float[] lineColour(Texture picture, MouthLandmarks mouth) {
    List<float[]> pixels = new ArrayList<>();
    for (int x = (int) Math.ceil(mouth.left()); x <= mouth.right(); x++) {
      for (int y = Math.round(mouth.upper().at(x)); y <= mouth.lower().at(x); y++) {
        float[] colour = new float[3];
        Matte.read(picture, x, y, colour);
        pixels.add(colour);
      }
    }
    pixels.sort((a, b) -> Float.compare(Matte.lightness(a), Matte.lightness(b)));
    float[] mean = {0.25f, 0.08f, 0.07f};
    int count = pixels.size() / 4;
    for (int c = 0; c < 3 && count > 0; c++) {
      mean[c] = 0f;
      for (int i = 0; i < count; i++) {
        mean[c] += pixels.get(i)[c] / count;
      }
    }
    return mean;
  }

  @Override
  public Box box() {
    return reach;
  }

  @Override
  public float change(float[] pose) {
    float open = 0f;
    for (int i = 0; i < shapes.length; i++) {
      open += pose[Morph.MOUTH_AAA.ordinal() + i];
    }
    float aaa = pose[Morph.MOUTH_AAA.ordinal()];
    float drawn = restsAsDrawn ? Math.max(0f, 1f - open) : 0f;
    drawn += drawnOpen ? aaa / Math.max(1f, open) : 0f;
    float corners = pose[Morph.MOUTH_SMIRK.ordinal()];
    for (int i = Morph.MOUTH_LOWERED_CORNER_LEFT.ordinal();
        i <= Morph.MOUTH_RAISED_CORNER_RIGHT.ordinal();
        i++) {
      corners += pose[i];
    }
    return 4f * Math.max(0f, 1f - drawn) + 2f * corners;
  }

  @Override
  public void paint(Texture canvas, float[] pose) {
    blend(pose);
    float smirk = pose[Morph.MOUTH_SMIRK.ordinal()];
    float shift = 0.07f * unit * smirk;
    float half = 0.5f * unit * current.width;
    float left = middleX + shift - half;
    float width = 2f * half;
    cover(left, width);
    float[] rgba = canvas.rgba();
    for (int y = box.y(); y <= box.bottom(); y++) {
      for (int x = box.x(); x <= box.right(); x++) {
        float line = Math.min(1f, outer.at(x, y));
        if (line <= 0f) {
          continue;
        }
        float hollow = Math.min(line, inner.at(x, y));
        int at = 4 * (y * canvas.width() + x);
        for (int c = 0; c < 3; c++) {
          rgba[at + c] = rgba[at + c] * (1f - line) + lineColour[c] * (line - hollow);
        }
        if (hollow > 0f) {
          float u = (x - left) / width;
          float top = middleY + unit * MouthShape.at(current.upper, u);
          float bottom = middleY + unit * MouthShape.at(current.lower, u);
          interior.addTo(rgba, at, u, (y - top) / Math.max(0.5f, bottom - top), hollow);
        }
      }
    }
    cels.draw(canvas, pose);
  }

  private void blend(float[] pose) {
    float open = 0f;
    for (int i = 0; i < shapes.length; i++) {
      open += pose[Morph.MOUTH_AAA.ordinal() + i];
    }
    float scale = 1f / Math.max(1f, open);
    current.clear();
    current.add(rest, Math.max(0f, 1f - open));
    for (int i = 0; i < shapes.length; i++) {
      current.add(shapes[i], scale * pose[Morph.MOUTH_AAA.ordinal() + i]);
    }
    float smirk = pose[Morph.MOUTH_SMIRK.ordinal()];
    // the character's left corner is the one on the right of the picture
    float right =
        pose[Morph.MOUTH_LOWERED_CORNER_LEFT.ordinal()]
            - pose[Morph.MOUTH_RAISED_CORNER_LEFT.ordinal()]
            - 1.1f * smirk;
    float left =
        pose[Morph.MOUTH_LOWERED_CORNER_RIGHT.ordinal()]
            - pose[Morph.MOUTH_RAISED_CORNER_RIGHT.ordinal()]
            + 0.3f * smirk;
    current.moveCorners(CORNER * left, CORNER * right);
  }

  private void cover(float left, float width) {
    outer.clear();
    inner.clear();
    float reach = halfLine / Math.max(1f, width);
    for (int i = 0; i < box.width() * Coverage.SUB; i++) {
      float t = (Coverage.column(box, i) - left) / width;
      if (t < -reach || t > 1f + reach) {
        continue;
      }
      float top = middleY + unit * MouthShape.at(current.upper, t);
      float bottom = middleY + unit * MouthShape.at(current.lower, t);
      float end = Math.min(1f, 0.35f + 6f * Math.min(t + reach, 1f + reach - t));
      outer.add(i, top - halfLine * end, bottom + halfLine * end);
      if (t >= 0f && t <= 1f) {
        inner.add(i, top + 0.5f * halfLine, bottom - 0.5f * halfLine);
      }
    }
  }
}
