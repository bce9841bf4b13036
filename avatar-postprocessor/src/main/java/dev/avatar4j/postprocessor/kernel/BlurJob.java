package dev.avatar4j.postprocessor.kernel;

/** Where a {@link PlaneBlur} gets its rows and what becomes of them. Called on several threads. */
public interface BlurJob {
  /**
   * Supplies one row of each plane.
   *
   * @param y the row
   * @param rows receives a row for each plane, from column 0; content undefined before
   * @param scratch a row to work in
   * @param span what is not zero: on entry from column 0 to the width; may be narrowed, outside of
   *     it the rows count as zero
   */
  void load(int y, float[][] rows, float[] scratch, Span span);

  /**
   * Takes one blurred row of each plane.
   *
   * @param y the row
   * @param rows a row for each plane, from column 0; may be changed
   * @param scratch a row to work in
   * @param span outside of it the blurred rows are zero, and {@code rows} undefined; may be empty
   */
  void store(int y, float[][] rows, float[] scratch, Span span);
}
