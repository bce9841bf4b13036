package dev.avatar4j.poser.warp.landmarks;

import java.util.ArrayDeque;
import java.util.Optional;

/** Finds the mouth: the strongest connected mark on the skin between the nose and the chin. */
final class MouthFinder {
  private static final float LIMIT = 6.5f;
  private static final float FAINT = 3.5f;
  private static final int TEETH = 4;
  private static final float LEAST_WEIGHT = 40f;

  private final FaceColors colors;

  MouthFinder(FaceColors colors) {
    this.colors = colors;
  }

  /**
   * @param axis column of the face's axis
   * @param eyeLine row of the irises
   * @param eyeBottom lowest row of the eyes
   */
  Optional<MouthLandmarks> find(float axis, float eyeLine, float eyeBottom) {
    int left = Math.round(axis) - 20;
    int top = Math.round(Math.max(eyeBottom + 4f, eyeLine + 13f));
    int width = 41;
    int height = Math.min(30, 186 - top);
    if (height < 6) {
      return Optional.empty();
    }
    int[] label = new int[width * height];
    int bestLabel = 0;
    float best = LEAST_WEIGHT;
    int next = 0;
    for (int i = 0; i < label.length; i++) {
      if (label[i] == 0 && marked(left + i % width, top + i / width)) {
        float weight = flood(label, i, ++next, left, top, width, axis);
        if (weight > best) {
          best = weight;
          bestLabel = next;
        }
      }
    }
    return bestLabel == 0 ? Optional.empty() : outline(label, bestLabel, left, top, width);
  }

  private boolean marked(int x, int y) {
    return colors.distance(x, y) > LIMIT;
  }

  /** Sum of the marks of a component; 0 if it reaches the sides or the bottom of the search box. */
  private float flood(int[] label, int start, int id, int left, int top, int width, float axis) {
    ArrayDeque<Integer> open = new ArrayDeque<>();
    open.add(start);
    label[start] = id;
    float weight = 0f;
    float sumX = 0f;
    int count = 0;
    int height = label.length / width;
    boolean escaped = false;
    while (!open.isEmpty()) {
      int i = open.remove();
      int x = i % width;
      int y = i / width;
      escaped |= x == 0 || x == width - 1 || y == height - 1;
      weight += Math.min(30f, colors.distance(left + x, top + y));
      sumX += left + x;
      count++;
      for (int k = 0; k < 9; k++) {
        int nx = x + k % 3 - 1;
        int ny = y + k / 3 - 1;
        if (nx >= 0 && ny >= 0 && nx < width && ny < height) {
          int j = ny * width + nx;
          if (label[j] == 0 && marked(left + nx, top + ny)) {
            label[j] = id;
            open.add(j);
          }
        }
      }
    }
    float off = Math.abs(sumX / count - axis);
    return escaped || off > 9f ? 0f : weight * (1f - off / 12f);
  }

  private Optional<MouthLandmarks> outline(int[] label, int id, int left, int top, int width) {
    int first = width;
    int last = -1;
    for (int i = 0; i < label.length; i++) {
      if (label[i] == id) {
        first = Math.min(first, i % width);
        last = Math.max(last, i % width);
      }
    }
    if (last - first < 3) {
      return Optional.empty();
    }
    float[] upper = new float[last - first + 1];
    float[] lower = new float[last - first + 1];
    int height = label.length / width;
    for (int c = first; c <= last; c++) {
      int high = height;
      int low = -1;
      for (int r = 0; r < height; r++) {
        if (label[r * width + c] == id) {
          high = Math.min(high, r);
          low = r;
        }
      }
      int teeth = high;
      for (int k = 1; k <= TEETH && high >= k; k++) {
        // teeth may have the very colour of pale skin: what counts is the line above them
        teeth = colors.distance(left + c, top + high - k) > FAINT ? high - k : teeth;
      }
      upper[c - first] = top + teeth - 0.5f;
      lower[c - first] = top + low + 0.5f;
    }
    return Optional.of(
        new MouthLandmarks(Curve.sampled(left + first, upper), Curve.sampled(left + first, lower)));
  }
}
