package dev.avatar4j.poser.warp.face;

import dev.avatar4j.poser.warp.landmarks.EyeLandmarks;
import java.util.ArrayList;
import java.util.List;

/**
 * One eye taken apart: the white without the iris, the iris completed where the lids hide it, the
 * upper lash line and the line of the lower lid.
 */
final class EyeSprites {
  private final EyeLandmarks eye;
  private final Box box;
  private final Texture picture;
  private final Texture white;
  private final Sprite iris;
  private final Sprite lash;
  private final Sprite lowerLine;

  EyeSprites(Texture picture, Texture plate, EyeLandmarks eye, Box box) {
    this.picture = picture;
    this.eye = eye;
    this.box = box;
    white = findWhite();
    iris = new Sprite(box);
    cutIris();
    lash = new Sprite(box);
    lowerLine = new Sprite(box);
    Texture open = white.copy();
    for (int i = 0; i < box.size(); i++) {
      int x = box.x() + i % box.width();
      int y = box.y() + i / box.width();
      iris.drawOver(open, x, y, x, y, 1f);
    }
    cutLash(plate, open);
    cutLowerLine(plate, open);
  }

  Texture white() {
    return white;
  }

  Sprite iris() {
    return iris;
  }

  Sprite lash() {
    return lash;
  }

  Sprite lowerLine() {
    return lowerLine;
  }

  private boolean inOpening(int x, int y, float margin) {
    return x >= eye.left()
        && x <= eye.right()
        && y >= eye.visibleTop(x) + margin
        && y <= eye.lower().at(x) - margin;
  }

  private float irisDistance(float x, float y) {
    float u = (x - eye.iris().x()) / eye.irisRadiusX();
    float v = (y - eye.iris().y()) / eye.irisRadiusY();
    return (float) Math.sqrt(u * u + v * v);
  }

  private Texture findWhite() {
    Texture texture = picture.copy();
    boolean[] fill = new boolean[box.size()];
    boolean[] source = new boolean[box.size()];
    float around = 1f + 1.4f / eye.irisRadiusX();
    int known = 0;
    for (int i = 0; i < box.size(); i++) {
      int x = box.x() + i % box.width();
      int y = box.y() + i / box.width();
      source[i] = inOpening(x, y, 1f) && irisDistance(x, y) > around;
      fill[i] = !source[i];
      known += source[i] ? 1 : 0;
    }
    if (known < 6) {
      for (int i = 0; i < box.size(); i++) {
        int at = 4 * ((box.y() + i / box.width()) * texture.width() + box.x() + i % box.width());
        texture.rgba()[at] = 0.91f;
        texture.rgba()[at + 1] = 0.9f;
        texture.rgba()[at + 2] = 0.92f;
      }
      return texture;
    }
    Inpainter.fill(texture, box, fill, source);
    return texture;
  }

  /**
   * Copies the visible part; hidden parts repeat the visible ones at the same distance from the
   * middle.
   */
  private void cutIris() {
    float[] colour = new float[3];
    float[] nothing = new float[3];
    float radius = Math.min(eye.irisRadiusX(), eye.irisRadiusY());
    for (int i = 0; i < box.size(); i++) {
      int x = box.x() + i % box.width();
      int y = box.y() + i / box.width();
      float rho = irisDistance(x, y);
      float alpha = clamp((1f - rho) * radius + 0.9f);
      if (alpha <= 0f) {
        continue;
      }
      if (inOpening(x, y, 0.9f)) {
        Matte.read(picture, x, y, colour);
      } else {
        complete(x, y, rho, colour);
      }
      for (int c = 0; c < 3; c++) {
        colour[c] *= alpha;
      }
      iris.cut(x, y, alpha, colour, nothing);
    }
  }

  private void complete(int x, int y, float rho, float[] colour) {
    double angle =
        Math.atan2(
            (y - eye.iris().y()) / eye.irisRadiusY(), (x - eye.iris().x()) / eye.irisRadiusX());
    float[] sum = new float[3];
    int found = 0;
    for (int step = 1; step <= 36 && found < 2; step++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        double turned = angle + sign * step * Math.PI / 36;
        float px = eye.iris().x() + (float) Math.cos(turned) * rho * eye.irisRadiusX();
        float py = eye.iris().y() + (float) Math.sin(turned) * rho * eye.irisRadiusY();
        if (inOpening(Math.round(px), Math.round(py), 0.9f)) {
          Matte.read(picture, Math.round(px), Math.round(py), colour);
          for (int c = 0; c < 3; c++) {
            sum[c] += colour[c];
          }
          found++;
        }
      }
    }
    if (found == 0) {
      Matte.read(picture, Math.round(eye.iris().x()), Math.round(eye.iris().y()), colour);
      return;
    }
    for (int c = 0; c < 3; c++) {
      colour[c] = sum[c] / found;
    }
  }

  /** What of the area around the lids is line and not skin, white or iris. */
  private void cutLash(Texture plate, Texture open) {
    float[] line = lashColour(plate);
    float reach = 0.5f * eye.lashThickness() + 3.5f;
    float[] colour = new float[3];
    float[] below = new float[3];
    int from = Math.max(box.x(), (int) Math.floor(eye.lash().left() - 3f));
    int to = Math.min(box.right(), (int) Math.ceil(eye.lash().right() + 3f));
    for (int x = from; x <= to; x++) {
      boolean beyond = x < eye.left() - 0.5f || x > eye.right() + 0.5f;
      float edge = eye.upper().at(x);
      float seen = eye.visibleTop(x);
      float top = Math.min(edge, eye.lash().at(x)) - reach;
      float bottom = beyond ? eye.lash().at(x) + reach + 3f : seen + 1f;
      for (int y = (int) Math.ceil(top); y <= bottom; y++) {
        if (!box.contains(x, y)) {
          continue;
        }
        Matte.read(picture, x, y, colour);
        boolean over = !beyond && y > edge;
        Matte.read(over ? open : plate, x, y, below);
        float share = Matte.share(colour, below, line);
        share = over ? Math.min(1f, 2f * share) * clamp(seen + 0.5f - y) : share;
        lash.cut(x, y, share, colour, below);
      }
    }
  }

  /** The line of the lower lid, downwards from the opening as long as it fades. */
  private void cutLowerLine(Texture plate, Texture open) {
    float[] line = lowerColour();
    float[] colour = new float[3];
    float[] below = new float[3];
    for (int x = (int) Math.ceil(eye.left()); x <= eye.right(); x++) {
      float edge = eye.lower().at(x);
      float before = 1f;
      for (int y = Math.round(edge - 0.5f); y <= edge + 3f; y++) {
        if (!box.contains(x, y)) {
          continue;
        }
        Matte.read(picture, x, y, colour);
        Matte.read(y < edge ? open : plate, x, y, below);
        float share = Matte.share(colour, below, line);
        if (y > edge + 1f && share > before) {
          break;
        }
        before = share;
        lowerLine.cut(x, y, share, colour, below);
      }
    }
  }

  /** Mean of the darkest pixel of each column around the lower edge. */
  private float[] lowerColour() {
    float[] mean = new float[3];
    float[] colour = new float[3];
    float[] darkest = new float[3];
    int count = 0;
    for (int x = (int) Math.ceil(eye.left()) + 1; x < eye.right() - 1; x++) {
      int edge = Math.round(eye.lower().at(x));
      Matte.read(picture, x, edge, darkest);
      Matte.read(picture, x, edge + 1, colour);
      boolean second = Matte.lightness(colour) < Matte.lightness(darkest);
      for (int c = 0; c < 3; c++) {
        mean[c] += second ? colour[c] : darkest[c];
      }
      count++;
    }
    for (int c = 0; c < 3; c++) {
      mean[c] /= Math.max(1, count);
    }
    return mean;
  }

  private static float clamp(float value) {
    return Math.max(0f, Math.min(1f, value));
  }

  /** Mean of the darker half of the pixels on the lash line. */
  private float[] lashColour(Texture plate) {
    List<float[]> found = new ArrayList<>();
    for (int x = (int) Math.ceil(eye.lash().left()); x <= eye.lash().right(); x++) {
      float[] colour = new float[3];
      int y = Math.round(eye.lash().at(x));
      if (y >= 0 && y < plate.height()) {
        Matte.read(picture, x, y, colour);
        found.add(colour);
      }
    }
    found.sort((a, b) -> Float.compare(Matte.lightness(a), Matte.lightness(b)));
    float[] mean = new float[3];
    int half = Math.max(1, found.size() / 2);
    for (int i = 0; i < half && i < found.size(); i++) {
      for (int c = 0; c < 3; c++) {
        mean[c] += found.get(i)[c] / half;
      }
    }
    return mean;
  }
}
