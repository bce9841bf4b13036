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
  private static final float FAINT = 2.5f;

  private final Box box;
  private final boolean[] marked;

  FaceMask(Box box) {
    this.box = box;
    marked = new boolean[box.size()];
  }

  boolean[] marked() {
    return marked;
  }

  void add(EyeLandmarks eye) {
    addBetween(eye.upper(), eye.lower(), 0.8f, 1.2f);
    addAlong(eye.lash(), 0.5f * eye.lashThickness() + EDGE);
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
  void growIntoFringe(FaceColors colors) {
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
