package dev.avatar4j.postprocessor.kernel;

/** Rows of tape noise in the making. Belongs to one thread. */
final class VhsNoiseRows {
  private static final GaussianKernel LUMA = GaussianKernel.of(5, 2);
  private static final GaussianKernel CHROMA = GaussianKernel.of(11, 4);

  private final int columns;
  private final int samples;
  private final LineBlur lumaBlur;
  private final LineBlur chromaBlur;
  private final float[] input;
  private final float[] output;

  /**
   * @param columns values in a row of brightness noise
   * @param samples values in a row of colour noise, at most as many
   */
  VhsNoiseRows(int columns, int samples) {
    this.columns = columns;
    this.samples = samples;
    lumaBlur = new LineBlur(LUMA, columns);
    chromaBlur = new LineBlur(CHROMA, samples);
    input = new float[columns];
    output = new float[columns];
  }

  /**
   * Blurs a row of brightness noise along its length.
   *
   * @param plane where it is
   * @param at its first value
   */
  void blurLuma(float[] plane, int at) {
    System.arraycopy(plane, at, input, 0, columns);
    lumaBlur.apply(input, 0, columns, output);
  }

  /**
   * Blurs a row of colour noise along its length.
   *
   * @param plane where it is
   * @param at its first value
   * @return the blurred row
   */
  float[] blurChroma(float[] plane, int at) {
    System.arraycopy(plane, at, input, 0, samples);
    chromaBlur.apply(input, 0, samples, output);
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
