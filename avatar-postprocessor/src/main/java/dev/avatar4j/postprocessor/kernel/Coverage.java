package dev.avatar4j.postprocessor.kernel;

/**
 * Which parts of a row are not empty, by tiles of at least {@value #MIN_TILE} columns, at most 64
 * of them. Mutable, to be reused; not thread-safe.
 */
public final class Coverage {
  /** The narrowest tile; wider than any blur, so that blurred runs of tiles do not meet. */
  static final int MIN_TILE = 128;

  private final int width;
  private final int tile;
  private final int tiles;
  private long bits;

  Coverage(int width) {
    this.width = width;
    tile = Math.max(MIN_TILE, (width + 63) / 64);
    tiles = (width + tile - 1) / tile;
  }

  /** Nothing is empty. */
  void fill() {
    bits = -1L >>> (64 - tiles);
  }

  /** All is empty. */
  void clear() {
    bits = 0;
  }

  /** Adds what the other covers. */
  void include(Coverage other) {
    bits |= other.bits;
  }

  /**
   * Only tiles with a value other than zero are not empty.
   *
   * @param row a row of this width
   */
  public void setNonZero(float[] row) {
    bits = 0;
    for (int i = 0; i < tiles; i++) {
      int end = Math.min(width, (i + 1) * tile);
      int x = i * tile;
      while (x < end && row[x] == 0) {
        x++;
      }
      if (x < end) {
        bits |= 1L << i;
      }
    }
  }

  /**
   * @return whether all is empty
   */
  public boolean isEmpty() {
    return bits == 0;
  }

  /**
   * @return whether nothing is empty
   */
  boolean isFull() {
    return bits == -1L >>> (64 - tiles);
  }

  /**
   * @param column where to begin to look, at the start of a tile
   * @return the first column of the next run of tiles that are not empty; the width if there is
   *     none
   */
  int runStart(int column) {
    int first = column / tile;
    long rest = first >= 64 ? 0 : bits >>> first << first;
    return rest == 0 ? width : Math.min(width, Long.numberOfTrailingZeros(rest) * tile);
  }

  /**
   * @param start what {@link #runStart} found, below the width
   * @return the column after the last of that run
   */
  int runEnd(int start) {
    int first = start / tile;
    int length = Long.numberOfTrailingZeros(~(bits >>> first));
    return Math.min(width, (first + length) * tile);
  }
}
