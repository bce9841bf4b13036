package dev.avatar4j.postprocessor.upscale.anime4k;

/** The last three rows of all channels of one layer. */
final class RowRing {
  private static final int ROWS = 3;

  private final ShiftedRow[][] rows;

  RowRing(int channels, int width) {
    rows = new ShiftedRow[ROWS][channels];
    for (ShiftedRow[] row : rows) {
      for (int c = 0; c < channels; c++) {
        row[c] = new ShiftedRow(width);
      }
    }
  }

  /** Row numbers may be negative: rows above the picture. */
  ShiftedRow[] row(int number) {
    return rows[Math.floorMod(number, ROWS)];
  }

  void clear(int number, int n) {
    for (ShiftedRow channel : row(number)) {
      channel.clear(n);
    }
  }
}
