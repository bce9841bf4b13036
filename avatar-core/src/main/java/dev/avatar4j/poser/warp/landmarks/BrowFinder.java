package dev.avatar4j.poser.warp.landmarks;

import java.util.Optional;

/**
 * Finds a brow as a thin line darker than the skin on both sides of it, above the lashes: the path
 * of greatest response from column to column (dynamic programming).
 */
final class BrowFinder {
  private static final int TOP = 100;
  private static final float LEAST_RESPONSE = 3.2f;

  private final FaceColors colors;

  BrowFinder(FaceColors colors) {
    this.colors = colors;
  }

  Optional<BrowLandmarks> find(EyeLandmarks eye, boolean outerOnRight) {
    int from = Math.round(eye.left()) - (outerOnRight ? 3 : 8);
    int to = Math.round(eye.right()) + (outerOnRight ? 8 : 3);
    int bottom = Math.round(highest(eye) - 0.5f * eye.lashThickness() - 3f);
    int top = Math.max(TOP, Math.round(bottom - 1.15f * eye.height() - 4f));
    int rows = bottom - top + 1;
    int columns = to - from + 1;
    if (rows < 4) {
      return Optional.empty();
    }
    float[][] sum = new float[columns][rows];
    int[][] back = new int[columns][rows];
    for (int c = 0; c < columns; c++) {
      for (int r = 0; r < rows; r++) {
        float best = c == 0 ? 0f : Float.NEGATIVE_INFINITY;
        for (int d = -1; c > 0 && d <= 1; d++) {
          if (r + d >= 0 && r + d < rows && sum[c - 1][r + d] - 0.4f * Math.abs(d) > best) {
            best = sum[c - 1][r + d] - 0.4f * Math.abs(d);
            back[c][r] = d;
          }
        }
        sum[c][r] = best + response(from + c, top + r);
      }
    }
    return trace(sum, back, from, top);
  }

  private Optional<BrowLandmarks> trace(float[][] sum, int[][] back, int from, int top) {
    int columns = sum.length;
    int row = 0;
    for (int r = 1; r < sum[columns - 1].length; r++) {
      row = sum[columns - 1][r] > sum[columns - 1][row] ? r : row;
    }
    float[] rows = new float[columns];
    float[] strength = new float[columns];
    for (int c = columns - 1; c >= 0; c--) {
      rows[c] = top + row;
      strength[c] = response(from + c, top + row);
      row += back[c][row];
    }
    int[] run = strongestRun(strength);
    int first = run[0];
    int last = run[1];
    float mean = 0f;
    for (int c = first; c <= last; c++) {
      mean += strength[c] / (last - first + 1);
    }
    if (last - first < 7 || mean < LEAST_RESPONSE) {
      return Optional.empty();
    }
    Cubic line = Cubic.fit(rows, from, from + first, from + last);
    float[] smooth = new float[last - first + 1];
    float area = 0f;
    for (int c = first; c <= last; c++) {
      smooth[c - first] = line.usable() ? line.at(from + c) : rows[c];
      area += thickness(from + c, Math.round(rows[c])) / (last - first + 1);
    }
    return Optional.of(new BrowLandmarks(Curve.sampled(from + first, smooth), area));
  }

  /** First and last index of the run with the greatest sum; single weak columns do not end it. */
  private static int[] strongestRun(float[] strength) {
    int[] best = {0, 0};
    float most = 0f;
    int start = 0;
    float sum = 0f;
    int weak = 0;
    int end = 0;
    for (int c = 0; c < strength.length; c++) {
      if (strength[c] >= LEAST_RESPONSE) {
        start = sum == 0f ? c : start;
        sum += strength[c];
        end = c;
        weak = 0;
      } else if (++weak > 1) {
        sum = 0f;
      }
      if (sum > most) {
        most = sum;
        best = new int[] {start, end};
      }
    }
    return best;
  }

  private static float highest(EyeLandmarks eye) {
    float y = Float.MAX_VALUE;
    for (float x = eye.left(); x <= eye.right(); x++) {
      y = Math.min(y, Math.min(eye.upper().at(x), eye.lash().at(x)));
    }
    return y;
  }

  /** How far a pixel stands out from what lies some rows above and below it; 0 if it is lighter. */
  private float response(int x, int y) {
    float here = colors.distance(x, y);
    float best = 0f;
    for (int k = 2; k <= 5; k++) {
      float contrast = here - Math.max(colors.distance(x, y - k), colors.distance(x, y + k));
      best = Math.max(best, Math.min(7f, contrast));
    }
    return colors.light(x, y) < colors.skinLight() ? best : 0f;
  }

  private float thickness(int x, int y) {
    float peak = Math.max(1f, colors.distance(x, y));
    float sum = 0f;
    for (int k = -3; k <= 3; k++) {
      sum += Math.min(1f, Math.max(0f, (colors.distance(x, y + k) - 2f) / peak));
    }
    return Math.max(1f, sum);
  }
}
