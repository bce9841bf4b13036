package dev.avatar4j.poser.djl.tha4full;

/** How a block of a U-Net changes the size, on both of its ways. */
enum Resampling {
  /** Not at all. */
  NONE,
  /** The mean of 2x2 pixels. */
  HALVE,
  /** Nearest neighbour, twice the size. */
  ENLARGE;

  int applied(int size) {
    return switch (this) {
      case NONE -> size;
      case HALVE -> size / 2;
      case ENLARGE -> 2 * size;
    };
  }
}
