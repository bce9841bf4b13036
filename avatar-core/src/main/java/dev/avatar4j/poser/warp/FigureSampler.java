package dev.avatar4j.poser.warp;

import dev.avatar4j.image.Frame;
import dev.avatar4j.poser.warp.face.Texture;
import java.util.Arrays;

/**
 * Draws the displaced figure: for every output pixel, bilinear interpolation of the source position
 * within its cell of the {@link MotionField}, bilinear interpolation of the premultiplied source
 * there, division by alpha. Outside the source its border pixels go on, so a figure that touches
 * the border stays attached to it.
 */
final class FigureSampler {
  private final Texture source;
  private final Occupancy occupancy;
  private final float sharpRows;

  /**
   * @param source the figure; its pixels may be repainted between calls as long as alpha stays
   * @param occupancy of that figure
   * @param sharpRows source rows above this one are interpolated by cubics
   */
  FigureSampler(Texture source, Occupancy occupancy, float sharpRows) {
    this.sharpRows = sharpRows;
    this.source = source;
    this.occupancy = occupancy;
  }

  void draw(MotionField field, Frame out) {
    for (int row = 0; row < MotionField.CELLS; row++) {
      for (int column = 0; column < MotionField.CELLS; column++) {
        drawCell(field, row, column, out);
      }
    }
  }

  private void drawCell(MotionField field, int row, int column, Frame out) {
    float[] nodeX = field.sourceX();
    float[] nodeY = field.sourceY();
    int a = row * MotionField.NODES + column;
    int c = a + MotionField.NODES;
    float ax = nodeX[a];
    float bx = nodeX[a + 1];
    float cx = nodeX[c];
    float dx = nodeX[c + 1];
    float ay = nodeY[a];
    float by = nodeY[a + 1];
    float cy = nodeY[c];
    float dy = nodeY[c + 1];
    int x0 = (int) Math.floor(min(ax, bx, cx, dx));
    int y0 = (int) Math.floor(min(ay, by, cy, dy));
    int x1 = (int) -Math.floor(min(-ax, -bx, -cx, -dx));
    int y1 = (int) -Math.floor(min(-ay, -by, -cy, -dy));
    int start = row * MotionField.CELL * out.width() + column * MotionField.CELL;
    if (occupancy.transparent(x0, y0, x1, y1)) {
      clear(out, start);
      return;
    }
    boolean opaque = occupancy.opaque(x0, y0, x1, y1);
    boolean inside = x0 >= 1 && y0 >= 1 && x1 < source.width() - 2 && y1 < source.height() - 2;
    boolean cubic = inside && y0 < sharpRows;
    for (int y = 0; y < MotionField.CELL; y++) {
      float v = y * (1f / MotionField.CELL);
      float leftX = ax + (cx - ax) * v;
      float leftY = ay + (cy - ay) * v;
      float stepX = (bx + (dx - bx) * v - leftX) * (1f / MotionField.CELL);
      float stepY = (by + (dy - by) * v - leftY) * (1f / MotionField.CELL);
      if (cubic) {
        drawCubicRun(leftX, leftY, stepX, stepY, start + y * out.width(), out);
      } else {
        drawRun(leftX, leftY, stepX, stepY, opaque, start + y * out.width(), out);
      }
    }
  }

  private static float min(float a, float b, float c, float d) {
    return Math.min(Math.min(a, b), Math.min(c, d));
  }

  private static void clear(Frame out, int start) {
    for (int y = 0; y < MotionField.CELL; y++) {
      int from = start + y * out.width();
      Arrays.fill(out.red(), from, from + MotionField.CELL, 0f);
      Arrays.fill(out.green(), from, from + MotionField.CELL, 0f);
      Arrays.fill(out.blue(), from, from + MotionField.CELL, 0f);
      Arrays.fill(out.alpha(), from, from + MotionField.CELL, 0f);
    }
  }

  private void drawRun(
      float x, float y, float stepX, float stepY, boolean opaque, int at, Frame out) {
    float[] rgba = source.rgba();
    int stride = 4 * source.width();
    int lastX = source.width() - 2;
    int lastY = source.height() - 2;
    float limitX = source.width() - 1f;
    float limitY = source.height() - 1f;
    float[] red = out.red();
    float[] green = out.green();
    float[] blue = out.blue();
    float[] alpha = out.alpha();
    for (int i = 0; i < MotionField.CELL; i++) {
      float sx = Math.max(0f, Math.min(limitX, x + stepX * i));
      float sy = Math.max(0f, Math.min(limitY, y + stepY * i));
      int ix = Math.min(lastX, (int) sx);
      int iy = Math.min(lastY, (int) sy);
      float fx = sx - ix;
      float fy = sy - iy;
      int p = iy * stride + 4 * ix;
      int q = p + stride;
      float a = opaque ? 1f : unit(mix(rgba[p + 3], rgba[p + 7], rgba[q + 3], rgba[q + 7], fx, fy));
      float inverse = a > 1e-4f ? 1f / a : 0f;
      red[at + i] = unit(inverse * mix(rgba[p], rgba[p + 4], rgba[q], rgba[q + 4], fx, fy));
      green[at + i] =
          unit(inverse * mix(rgba[p + 1], rgba[p + 5], rgba[q + 1], rgba[q + 5], fx, fy));
      blue[at + i] =
          unit(inverse * mix(rgba[p + 2], rgba[p + 6], rgba[q + 2], rgba[q + 6], fx, fy));
      alpha[at + i] = inverse == 0f ? 0f : a;
    }
  }

  /** Cubic interpolation (Catmull-Rom), for cells whose neighbourhood lies inside the source. */
  private void drawCubicRun(float x, float y, float stepX, float stepY, int at, Frame out) {
    float[] rgba = source.rgba();
    int stride = 4 * source.width();
    float[] red = out.red();
    float[] green = out.green();
    float[] blue = out.blue();
    float[] alpha = out.alpha();
    for (int i = 0; i < MotionField.CELL; i++) {
      float sx = x + stepX * i;
      float sy = y + stepY * i;
      int ix = (int) sx;
      int iy = (int) sy;
      float f = sx - ix;
      float g = sy - iy;
      float a = ((1f - 0.5f * f) * f - 0.5f) * f;
      float b = (1.5f * f - 2.5f) * f * f + 1f;
      float c = ((2f - 1.5f * f) * f + 0.5f) * f;
      float d = (0.5f * f - 0.5f) * f * f;
      float r = 0f;
      float s = 0f;
      float t = 0f;
      float u = 0f;
      int p = (iy - 1) * stride + 4 * (ix - 1);
      for (int row = 0; row < 4; row++) {
        float weight =
            switch (row) {
              case 0 -> ((1f - 0.5f * g) * g - 0.5f) * g;
              case 1 -> (1.5f * g - 2.5f) * g * g + 1f;
              case 2 -> ((2f - 1.5f * g) * g + 0.5f) * g;
              default -> (0.5f * g - 0.5f) * g * g;
            };
        r += weight * (a * rgba[p] + b * rgba[p + 4] + c * rgba[p + 8] + d * rgba[p + 12]);
        s += weight * (a * rgba[p + 1] + b * rgba[p + 5] + c * rgba[p + 9] + d * rgba[p + 13]);
        t += weight * (a * rgba[p + 2] + b * rgba[p + 6] + c * rgba[p + 10] + d * rgba[p + 14]);
        u += weight * (a * rgba[p + 3] + b * rgba[p + 7] + c * rgba[p + 11] + d * rgba[p + 15]);
        p += stride;
      }
      float cover = unit(u);
      float inverse = cover > 1e-4f ? 1f / cover : 0f;
      red[at + i] = unit(inverse * r);
      green[at + i] = unit(inverse * s);
      blue[at + i] = unit(inverse * t);
      alpha[at + i] = inverse == 0f ? 0f : cover;
    }
  }

  private static float mix(float a, float b, float c, float d, float fx, float fy) {
    float upper = a + (b - a) * fx;
    float lower = c + (d - c) * fx;
    return upper + (lower - upper) * fy;
  }

  private static float unit(float value) {
    return Math.max(0f, Math.min(1f, value));
  }
}
