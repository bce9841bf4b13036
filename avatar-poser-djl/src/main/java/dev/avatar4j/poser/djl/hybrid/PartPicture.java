package dev.avatar4j.poser.djl.hybrid;

/**
 * One part of a face as the network painted it. Not changed once made.
 *
 * @param key the expression it shows
 * @param company that of the other part, when it was painted
 * @param exact whether it was painted for a pose that rests, not for the grid
 * @param rgba R, G, B, A of its rows, ready to be put into the picture
 */
@SuppressWarnings("ArrayRecordComponent") // pixels that nobody compares
record PartPicture(ExpressionKey key, ExpressionKey company, boolean exact, float[] rgba) {
  long bytes() {
    return (long) Float.BYTES * rgba.length;
  }
}
