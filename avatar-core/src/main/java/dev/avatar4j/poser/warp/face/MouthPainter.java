package dev.avatar4j.poser.warp.face;

import dev.avatar4j.pose.Morph;
import dev.avatar4j.poser.warp.landmarks.MouthLandmarks;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws the mouth of a pose: its outline, filled with the inside of the mouth and surrounded by a
 * line in the picture's own line colour, below the artist's drawing of it.
 */
final class MouthPainter implements FeaturePainter {
  /** Height of a mouth that shows its inside in full, in pixels. */
  private static final float SLIT = 3f;

  private final Box box;
  private final MouthPlace place;
  private final boolean drawnOpen;
  private final boolean restsAsDrawn;
  private final MouthMix mix;
  private final float[] lineColour;
  private final float halfLine;
  private final Coverage outer;
  private final Coverage inner;

  MouthPainter(FaceLayers layers, MouthLandmarks mouth, RestMouth restMouth) {
    Texture picture = layers.picture();
    drawnOpen = mouth.open();
    restsAsDrawn = !drawnOpen || restMouth == RestMouth.PICTURE;
    float unit = drawnOpen ? mouth.width() : Math.max(12f, 1.12f * mouth.width());
    float middleX = 0.5f * (mouth.left() + mouth.right());
    float middleY = 0.5f * (mouth.upper().at(middleX) + mouth.lower().at(middleX));
    place = new MouthPlace(middleX, middleY, unit);
    lineColour = lineColour(picture, mouth);
    halfLine =
        drawnOpen
            ? (MouthMix.hasCels(layers) ? 0.7f : 0.42f)
            : Math.max(0.4f, Math.min(1f, 0.36f * mouth.height()));
    mix = new MouthMix(layers, mouth, place, restMouth, halfLine);
    box = mix.reach(place, 3f, picture.width());
    outer = new Coverage(box);
    inner = new Coverage(box);
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
    return box;
  }

  @Override
  public float change(float[] pose) {
    float open = 0f;
    for (int i = Morph.MOUTH_AAA.ordinal(); i <= Morph.MOUTH_DELTA.ordinal(); i++) {
      open += pose[i];
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
    mix.mix(pose);
    MouthShape shape = mix.shape();
    float left = place.left(shape);
    float width = place.width(shape);
    cover(shape, left, width);
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
          float top = place.row(shape.upper, u);
          float bottom = place.row(shape.lower, u);
          float v = (y - top) / Math.max(0.5f, bottom - top);
          mix.interior().addTo(rgba, at, u, v, hollow);
        }
      }
    }
    mix.drawOver(canvas);
  }

  private void cover(MouthShape shape, float left, float width) {
    outer.clear();
    inner.clear();
    // the inside of a mouth that has just begun to open is dark
    float slit = 0.5f * Math.max(0f, 1f - place.unit() * shape.height() / SLIT);
    float reach = halfLine / Math.max(1f, width);
    for (int i = 0; i < box.width() * Coverage.SUB; i++) {
      float t = (Coverage.column(box, i) - left) / width;
      if (t < -reach || t > 1f + reach) {
        continue;
      }
      float top = place.row(shape.upper, t);
      float bottom = place.row(shape.lower, t);
      float end = Math.min(1f, 0.35f + 6f * Math.min(t + reach, 1f + reach - t));
      outer.add(i, top - halfLine * end, bottom + halfLine * end);
      if (t >= 0f && t <= 1f) {
        float lip = 0.5f * halfLine + slit * (bottom - top);
        inner.add(i, top + lip, bottom - lip);
      }
    }
  }
}
