package dev.avatar4j.postprocessor.upscale.anime4k;

import dev.avatar4j.postprocessor.RowTask;
import dev.avatar4j.postprocessor.RowWorkers;
import java.util.Arrays;

/**
 * How bright the enlarged picture may be: nowhere brighter than the brightest of the 5x5 pixels
 * around that place in the original; beyond its edges it counts as black. What a network overshoots
 * is taken off all colours alike.
 */
final class Highlights {
  private static final int REACH = 2;

  private final RowWorkers workers;
  private final RowTask lumaTask = this::lumaRows;
  private final RowTask maximumTask = this::maximumRows;
  private final RowTask clampTask = this::clampRows;
  private ColorPlanes source;
  private ColorPlanes target;
  private float[] across = {};
  private float[] limit = {};
  private int width;
  private int height;

  Highlights(RowWorkers workers) {
    this.workers = workers;
  }

  /** Measures the original. */
  void measure(ColorPlanes original) {
    source = original;
    width = original.width();
    height = original.height();
    if (limit.length != width * height) {
      across = new float[width * height];
      limit = new float[width * height];
    }
    workers.forRows(height, lumaTask);
    workers.forRows(height, maximumTask);
    source = null;
  }

  private void lumaRows(int from, int to) {
    float[] red = source.planes()[0];
    float[] green = source.planes()[1];
    float[] blue = source.planes()[2];
    for (int i = from * width; i < to * width; i++) {
      limit[i] = Luma.of(red[i], green[i], blue[i]);
    }
    for (int y = from; y < to; y++) {
      int row = y * width;
      for (int x = 0; x < width; x++) {
        float most = limit[row + x];
        if (x < REACH || x >= width - REACH) {
          most = Math.max(0f, edgeMaximum(row, x));
        } else {
          most = Math.max(most, Math.max(limit[row + x - 1], limit[row + x + 1]));
          most = Math.max(most, Math.max(limit[row + x - 2], limit[row + x + 2]));
        }
        across[row + x] = most;
      }
    }
  }

  private float edgeMaximum(int row, int x) {
    float most = 0;
    for (int k = Math.max(0, x - REACH); k <= Math.min(width - 1, x + REACH); k++) {
      most = Math.max(most, limit[row + k]);
    }
    return most;
  }

  private void maximumRows(int from, int to) {
    for (int y = from; y < to; y++) {
      int row = y * width;
      if (y < REACH || y >= height - REACH) {
        Arrays.fill(limit, row, row + width, 0f);
      } else {
        System.arraycopy(across, row, limit, row, width);
      }
      int last = Math.min(height - 1, y + REACH);
      for (int k = Math.max(0, y - REACH); k <= last; k++) {
        int other = k * width;
        for (int x = 0; x < width; x++) {
          limit[row + x] = Math.max(limit[row + x], across[other + x]);
        }
      }
    }
  }

  /**
   * Looks up a row for a picture of twice the size.
   *
   * @param row the row of that picture
   * @param left its first column
   * @param to receives the limits
   * @param n how many
   */
  void doubledRow(int row, int left, float[] to, int n) {
    int from = row / 2 * width;
    for (int i = 0; i < n; i++) {
      to[i] = limit[from + (left + i) / 2];
    }
  }

  /** Clamps a picture of any size in place. */
  void clamp(ColorPlanes picture) {
    target = picture;
    workers.forRows(picture.height(), clampTask);
    target = null;
  }

  private void clampRows(int from, int to) {
    int columns = target.width();
    float[] red = target.planes()[0];
    float[] green = target.planes()[1];
    float[] blue = target.planes()[2];
    for (int y = from; y < to; y++) {
      int row = (int) ((long) y * height / target.height()) * width;
      for (int x = 0; x < columns; x++) {
        int i = y * columns + x;
        float most = limit[row + (int) ((long) x * width / columns)];
        float excess = Math.max(0f, Luma.of(red[i], green[i], blue[i]) - most);
        red[i] -= excess;
        green[i] -= excess;
        blue[i] -= excess;
      }
    }
  }
}
