package dev.avatar4j.postprocessor.upscale.anime4k;

/** Takes the rows of a network's result; called by several threads, each with rows of its own. */
interface RowSink {
  /**
   * @param row the row of the network's input
   * @param left the column of the input that index 0 of the values is
   * @param from the first valid column of the input; what lies before it is not needed
   * @param to the column after the last valid one
   * @param values by colour, for a network that does not double; else by {@code (2 dy + dx) * 3 +
   *     colour}, the result's pixel {@code (2 x + dx, 2 row + dy)} at index {@code x - left}
   */
  void accept(int row, int left, int from, int to, float[][] values);

  /**
   * @param row a row of the network's input of which nothing is needed
   */
  void skip(int row);
}
