package dev.avatar4j.postprocessor.kernel;

/** Rows of tape noise in the making. Belongs to one thread. */
final class VhsNoiseRows {
  private final float[] input;
  private final float[] output;
  private LineBlur blur;
  private GaussianKernel kernel;
  private int width;

  /**
   * @param columns the longest row
   */
  VhsNoiseRows(int columns) {
    input = new float[columns];
    output = new float[columns];
  }

  /**
   * Blurs a row along its length.
   *
   * @param by how
   * @param plane where it is
   * @param at its first value
   * @param count how many values
   * @return the blurred row
   */
  float[] blur(GaussianKernel by, float[] plane, int at, int count) {
    if (by != kernel || count != width) {
      blur = new LineBlur(by, count);
      kernel = by;
      width = count;
    }
    System.arraycopy(plane, at, input, 0, count);
    blur.apply(input, 0, count, output);
    return output;
  }

  /**
   * Makes one row of a larger plane.
   *
   * @param plane the small plane
   * @param columns between which of its columns the values lie
   * @param rows between which of its rows the rows lie
   * @param y which row
   */
  void enlarge(float[] plane, SampleTaps columns, SampleTaps rows, int y) {
    int above = rows.before(y) * columns.samples();
    int below = rows.after(y) * columns.samples();
    float down = rows.weight(y);
    for (int x = 0; x < output.length; x++) {
      int left = columns.before(x);
      int right = columns.after(x);
      float along = columns.weight(x);
      output[x] =
          mix(
              mix(plane[above + left], plane[above + right], along),
              mix(plane[below + left], plane[below + right], along),
              down);
    }
  }

  private static float mix(float a, float b, float weight) {
    return a + weight * (b - a);
  }

  /**
   * @param scale what the values made last are multiplied with
   * @param offset what is added then
   * @return these values
   */
  float[] scaled(float scale, float offset) {
    float[] values = output;
    for (int x = 0; x < values.length; x++) {
      values[x] = values[x] * scale + offset;
    }
    return values;
  }
}
