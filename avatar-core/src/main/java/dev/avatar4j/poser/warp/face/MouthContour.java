package dev.avatar4j.poser.warp.face;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * Finds the outline of a mouth that somebody drew: the greatest connected mark that is darker than
 * the skin, its rim found between pixels. Used while a character is opened.
 */
final class MouthContour {
  /** Share of the greatest darkness from which on a pixel belongs to the mouth. */
  private static final float RIM = 0.4f;

  /** A mark fainter than this is no mouth. */
  private static final float FAINT = 0.08f;

  private static final int LEAST_WIDTH = 3;

  /** The edges approach over this many pixels, which a column of pixels is too wide to show. */
  private static final float END = 1.2f;

  /** What is left of their distance in the corners, where the line goes round. */
  private static final float BLUNT = 0.45f;

  private final Box box;
  private final float[] darkness;
  private final float rim;
  private final boolean[] mark;

  private MouthContour(Texture drawn, Texture plate, Box box) {
    this.box = box;
    darkness = new float[box.size()];
    float[] colour = new float[3];
    float most = 0f;
    for (int i = 0; i < darkness.length; i++) {
      int x = box.x() + i % box.width();
      int y = box.y() + i / box.width();
      Matte.read(plate, x, y, colour);
      float skin = Matte.lightness(colour);
      Matte.read(drawn, x, y, colour);
      darkness[i] = skin - Matte.lightness(colour);
      most = Math.max(most, darkness[i]);
    }
    rim = RIM * most;
    mark = most < FAINT ? new boolean[darkness.length] : greatestMark();
  }

  /**
   * @param drawn the face with the mouth
   * @param plate the face without
   * @param box where the mouth is
   * @param place what the shape is relative to
   * @param halfLine half the width of the line around the mouth, in pixels; the edges run in its
   *     middle
   * @return nothing if there is no mark like a mouth
   */
  static Optional<MouthShape> find(
      Texture drawn, Texture plate, Box box, MouthPlace place, float halfLine) {
    return new MouthContour(drawn, plate, box).shape(place, halfLine);
  }

  private boolean[] greatestMark() {
    int[] marks = new int[darkness.length];
    Deque<Integer> open = new ArrayDeque<>();
    int greatest = 0;
    int size = 0;
    int number = 0;
    for (int start = 0; start < marks.length; start++) {
      if (marks[start] != 0 || darkness[start] < rim) {
        continue;
      }
      number++;
      int count = 0;
      marks[start] = number;
      open.add(start);
      while (!open.isEmpty()) {
        int i = open.remove();
        count++;
        for (int k = 0; k < 9; k++) {
          int x = i % box.width() + k % 3 - 1;
          int y = i / box.width() + k / 3 - 1;
          int j = y * box.width() + x;
          boolean inside = x >= 0 && y >= 0 && x < box.width() && y < box.height();
          if (inside && marks[j] == 0 && darkness[j] >= rim) {
            marks[j] = number;
            open.add(j);
          }
        }
      }
      if (count > size) {
        size = count;
        greatest = number;
      }
    }
    boolean[] mark = new boolean[marks.length];
    for (int i = 0; i < marks.length; i++) {
      mark[i] = marks[i] == greatest && greatest > 0;
    }
    return mark;
  }

  private Optional<MouthShape> shape(MouthPlace place, float halfLine) {
    float[] tops = new float[box.width()];
    float[] bottoms = new float[box.width()];
    Arrays.fill(tops, Float.NaN);
    int first = box.width();
    int last = -1;
    for (int column = 0; column < box.width(); column++) {
      for (int row = 0; row < box.height(); row++) {
        if (mark[row * box.width() + column]) {
          tops[column] = Float.isNaN(tops[column]) ? edge(column, row, 0, -1) : tops[column];
          bottoms[column] = edge(column, row, 0, 1);
          first = Math.min(first, column);
          last = column;
        }
      }
    }
    if (last - first + 1 < LEAST_WIDTH) {
      return Optional.empty();
    }
    float left = side(first, -1) + halfLine;
    float right = side(last, 1) - halfLine;
    MouthShape shape = new MouthShape();
    shape.width = (right - left) / place.unit();
    shape.shift = (0.5f * (left + right) - place.middleX()) / place.unit();
    for (int i = 0; i <= MouthShape.STEPS; i++) {
      float column = left + i * (right - left) / MouthShape.STEPS - box.x();
      float at = Math.max(first, Math.min(last, column));
      int low = Math.min(last - 1, (int) at);
      float top = tops[low] + (tops[low + 1] - tops[low]) * (at - low) + halfLine;
      float bottom = bottoms[low] + (bottoms[low + 1] - bottoms[low]) * (at - low) - halfLine;
      float end = Math.min(i, MouthShape.STEPS - i) * (right - left) / MouthShape.STEPS;
      float round = BLUNT + (1f - BLUNT) * (float) Math.sqrt(Math.min(1f, end / END));
      float half = 0.5f * round * Math.max(0f, bottom - top);
      shape.upper[i] = (0.5f * (top + bottom) - half - place.middleY()) / place.unit();
      shape.lower[i] = (0.5f * (top + bottom) + half - place.middleY()) / place.unit();
    }
    return Optional.of(shape);
  }

  /** Column where the mark ends on one side: the farthest of its rows. */
  private float side(int column, int step) {
    float farthest = box.x() + column;
    for (int row = 0; row < box.height(); row++) {
      if (mark[row * box.width() + column]) {
        float edge = box.x() + column + step * beyond(column, row, step, 0);
        farthest = step < 0 ? Math.min(farthest, edge) : Math.max(farthest, edge);
      }
    }
    return farthest;
  }

  /** Row where the darkness falls below the rim, above or below a pixel of the mark. */
  private float edge(int column, int row, int stepX, int stepY) {
    return box.y() + row + stepY * beyond(column, row, stepX, stepY);
  }

  private float beyond(int column, int row, int stepX, int stepY) {
    int x = column + stepX;
    int y = row + stepY;
    boolean inside = x >= 0 && y >= 0 && x < box.width() && y < box.height();
    float here = darkness[row * box.width() + column];
    float next = inside ? Math.max(0f, darkness[y * box.width() + x]) : 0f;
    return next >= rim ? 0.5f : (here - rim) / Math.max(1e-4f, here - next);
  }
}
