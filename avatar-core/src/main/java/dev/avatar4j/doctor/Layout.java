package dev.avatar4j.doctor;

/** Where the layout of the Talking Head Anime networks has the parts of a head, in pixels. */
public final class Layout {
  /** The square for the head: rows 64 to 192, columns 192 to 320. */
  public static final Region HEAD = new Region(192, 64, 128, 128);

  /** The row of the eyes. */
  public static final int EYE_LINE = 147;

  /** The column of the face's axis. */
  public static final int AXIS = 256;

  /** Columns between the middles of the irises, as most characters have them. */
  public static final int EYE_DISTANCE = 46;

  private Layout() {}
}
