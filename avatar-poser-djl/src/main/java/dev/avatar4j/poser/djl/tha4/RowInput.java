package dev.avatar4j.poser.djl.tha4;

import java.nio.FloatBuffer;

/** Makes the activations of a first sine layer for a run of pixels of one row. Thread-safe. */
interface RowInput {
  /**
   * @param y the row
   * @param from the first column, even
   * @param to the end of the columns, even
   * @param out receives one run of channels per pixel, in the order of {@link #column}
   * @param at the index in {@code out} to start at
   * @param space scratch
   */
  void write(int y, int from, int to, FloatBuffer out, int at, Workspace space);

  /**
   * @param k position in the order of pixels written for a row
   * @param from the first column
   * @param to the end of the columns
   * @return the column of that pixel
   */
  int column(int k, int from, int to);
}
