package dev.avatar4j.postprocessor;

/** Work that can be shared out by rows. */
@FunctionalInterface
public interface RowTask {
  /**
   * @param fromRow the first row
   * @param toRow the row after the last
   */
  void run(int fromRow, int toRow);
}
