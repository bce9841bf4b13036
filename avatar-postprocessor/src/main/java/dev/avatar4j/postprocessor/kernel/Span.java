package dev.avatar4j.postprocessor.kernel;

/** A range of columns; empty if it ends where it starts. Mutable, to be reused. */
public final class Span {
  private int from;
  private int to;

  /**
   * @return the first column
   */
  public int from() {
    return from;
  }

  /**
   * @return the column after the last
   */
  public int to() {
    return to;
  }

  /**
   * @return whether there is no column in it
   */
  public boolean isEmpty() {
    return from >= to;
  }

  /**
   * @param newFrom the first column
   * @param newTo the column after the last
   */
  public void set(int newFrom, int newTo) {
    from = newFrom;
    to = Math.max(newFrom, newTo);
  }

  /** Makes it so that it contains the other, too. */
  void include(Span other) {
    if (other.isEmpty()) {
      return;
    }
    if (isEmpty()) {
      set(other.from, other.to);
    } else {
      set(Math.min(from, other.from), Math.max(to, other.to));
    }
  }
}
