package dev.avatar4j.postprocessor.kernel;

/** Where a {@link PlaneBlur} gets its rows and what becomes of them. Called on several threads. */
public interface BlurJob {
  /**
   * Supplies one row of each plane.
   *
   * @param y the row
   * @param rows receives a row for each plane, from column 0; content undefined before
   * @param scratch a row to work in
   * @param coverage full; may be reduced, and what is empty in it must be zero in all rows
   */
  void load(int y, float[][] rows, float[] scratch, Coverage coverage);

  /**
   * Takes one blurred row of each plane.
   *
   * @param y the row
   * @param rows a row for each plane, from column 0; undefined if all is zero
   * @param scratch a row to work in
   * @param allZero whether all rows are zero
   */
  void store(int y, float[][] rows, float[] scratch, boolean allZero);
}
