package dev.avatar4j.poser.warp.face;

import dev.avatar4j.poser.warp.landmarks.BrowLandmarks;
import dev.avatar4j.poser.warp.landmarks.Curve;
import dev.avatar4j.poser.warp.landmarks.EyeLandmarks;
import dev.avatar4j.poser.warp.landmarks.FaceColors;
import dev.avatar4j.poser.warp.landmarks.MouthLandmarks;

/** Marks the pixels of a box that belong to a feature, with the soft edge around it. */
final class FaceMask {
  private static final float EDGE = 1.7f;
  private static final int FRINGE = 3;
  private static final float FAINT = 2.2f;
  private static final float STRANGE = 6f;
  private static final float SAME_LINE = 15f;
  private static final int LASH_STEPS = 7;

  private final Box box;
  private final FaceColors colors;
  private final boolean[] marked;

  FaceMask(Box box, FaceColors colors) {
    this.box = box;
    this.colors = colors;
    marked = new boolean[box.size()];
  }

  boolean[] marked() {
    return marked;
  }

  /** Marks an eye with its lashes. */
  void add(EyeLandmarks eye) {
    addBetween(eye.upper(), eye.lower(), 0.8f, 1.2f);
    addAlong(eye.lash(), 0.5f * eye.lashThickness() + EDGE);
    addIris(eye);
    Curve lash = eye.lash();
    int lineX = Math.round(0.5f * (lash.left() + lash.right()));
    int lineY = Math.round(lash.at(lineX));
    growIntoLash(eye, lineX, lineY);
  }

  /** Gives back hair or glasses that touch the outer corner of an eye. */
  void protectAround(EyeLandmarks eye) {
    Curve lash = eye.lash();
    int lineX = Math.round(0.5f * (lash.left() + lash.right()));
    int lineY = Math.round(lash.at(lineX));
    float width = eye.width();
    float height = eye.height();
    for (int i = 0; i < marked.length; i++) {
      int x = box.x() + i % box.width();
      int y = box.y() + i / box.width();
      boolean near =
          Math.abs(x - lineX) < width + 6f
              && Math.abs(y - eye.iris().y()) < height
              && y < eye.lower().at(x) + 5f;
      boolean beyond = x < lash.left() + 1f || x > lash.right() - 1f || y > eye.lower().at(x) + 1f;
      if (near && beyond && !ofEye(eye, x, y) && colors.strangeness(x, y, lineX, lineY) > STRANGE) {
        marked[i] = false;
      }
    }
  }

  /** A closed eye must show nothing of the iris, even if its lids were found too close together. */
  private void addIris(EyeLandmarks eye) {
    for (int i = 0; i < marked.length; i++) {
      marked[i] |= ofEye(eye, box.x() + i % box.width(), box.y() + i / box.width());
    }
  }

  private static boolean ofEye(EyeLandmarks eye, int x, int y) {
    float u = (x - eye.iris().x()) / (eye.irisRadiusX() + 0.7f);
    float v = (y - eye.iris().y()) / (eye.irisRadiusY() + 0.7f);
    return u * u + v * v <= 1f && y >= eye.upper().at(x) - 2f;
  }

  /** Takes in pixels of the lashes' own colour around the corners: flicks and wings. */
  private void growIntoLash(EyeLandmarks eye, int lineX, int lineY) {
    Curve lash = eye.lash();
    for (int step = 0; step < LASH_STEPS; step++) {
      boolean[] before = marked.clone();
      for (int i = 0; i < marked.length; i++) {
        int x = box.x() + i % box.width();
        int y = box.y() + i / box.width();
        boolean end = x < lash.left() + 6f || x > lash.right() - 6f;
        boolean near = x > lash.left() - 5f && x < lash.right() + 5f && end;
        float below = y - lash.at(x);
        near &= below > -0.5f * eye.lashThickness() - 6f && below < 0.5f * eye.lashThickness() + 7f;
        if (near && !marked[i] && colors.dark(x, y)) {
          marked[i] = touches(before, x, y) && colors.difference(x, y, lineX, lineY) < SAME_LINE;
        }
      }
    }
  }

  private boolean touches(boolean[] marks, int x, int y) {
    for (int k = 0; k < 9; k++) {
      int nx = x + k % 3 - 1;
      int ny = y + k / 3 - 1;
      if (box.contains(nx, ny) && marks[(ny - box.y()) * box.width() + nx - box.x()]) {
        return true;
      }
    }
    return false;
  }

  void add(BrowLandmarks brow) {
    addAlong(brow.line(), 0.5f * brow.thickness() + EDGE);
  }

  void add(MouthLandmarks mouth) {
    addBetween(mouth.upper(), mouth.lower(), EDGE, EDGE);
  }

  /**
   * Takes in the soft fringe around what is marked: neighbours that differ from skin, but less than
   * the marked pixel they touch.
   */
  void growIntoFringe() {
    for (int step = 0; step < FRINGE; step++) {
      boolean[] before = marked.clone();
      for (int i = 0; i < marked.length; i++) {
        int x = box.x() + i % box.width();
        int y = box.y() + i / box.width();
        float d = colors.distance(x, y);
        for (int k = 0; k < 9 && !marked[i] && d > FAINT; k++) {
          int nx = x + k % 3 - 1;
          int ny = y + k / 3 - 1;
          marked[i] =
              box.contains(nx, ny)
                  && before[(ny - box.y()) * box.width() + nx - box.x()]
                  && colors.distance(nx, ny) > d;
        }
      }
    }
  }

  private void addBetween(Curve upper, Curve lower, float above, float below) {
    float left = Math.max(upper.left(), lower.left());
    float right = Math.min(upper.right(), lower.right());
    for (float x = left; x <= right; x += 0.5f) {
      for (float y = upper.at(x); y <= lower.at(x); y += 0.5f) {
        addDisc(x, y, 0.6f);
      }
      addDisc(x, upper.at(x), above);
      addDisc(x, lower.at(x), below);
    }
  }

  private void addAlong(Curve line, float radius) {
    for (float x = line.left(); x <= line.right(); x += 0.5f) {
      addDisc(x, line.at(x), radius);
    }
  }

  private void addDisc(float x, float y, float radius) {
    for (int py = (int) Math.floor(y - radius); py <= y + radius + 1; py++) {
      for (int px = (int) Math.floor(x - radius); px <= x + radius + 1; px++) {
        float dx = px - x;
        float dy = py - y;
        if (box.contains(px, py) && dx * dx + dy * dy <= radius * radius + 0.01f) {
          marked[(py - box.y()) * box.width() + px - box.x()] = true;
        }
      }
    }
  }
}
