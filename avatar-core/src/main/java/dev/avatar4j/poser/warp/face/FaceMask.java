package dev.avatar4j.poser.warp.face;

import dev.avatar4j.poser.warp.landmarks.BrowLandmarks;
import dev.avatar4j.poser.warp.landmarks.Curve;
import dev.avatar4j.poser.warp.landmarks.EyeLandmarks;
import dev.avatar4j.poser.warp.landmarks.MouthLandmarks;

/** Marks the pixels of a box that belong to a feature, with the soft edge around it. */
final class FaceMask {
  private static final float EDGE = 1.7f;

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
    addBetween(eye.upper(), eye.lower(), 1.2f, EDGE + 0.6f);
    addAlong(eye.lash(), 0.5f * eye.lashThickness() + EDGE);
    float above = eye.lashThickness() + EDGE;
    for (float x = eye.left(); x <= eye.right(); x += 0.5f) {
      addDisc(x, eye.upper().at(x) - 0.5f * above, 0.5f * above);
    }
  }

  void add(BrowLandmarks brow) {
    addAlong(brow.line(), 0.5f * brow.thickness() + EDGE + 0.3f);
  }

  void add(MouthLandmarks mouth) {
    addBetween(mouth.upper(), mouth.lower(), EDGE, EDGE);
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
