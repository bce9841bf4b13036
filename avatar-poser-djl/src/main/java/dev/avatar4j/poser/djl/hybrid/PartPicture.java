package dev.avatar4j.poser.djl.hybrid;

/**
 * One part of a face as the network painted it. Not changed once made.
 *
 * @param key the expression it shows
 * @param rgba R, G, B, A of its rows, ready to be put into the picture
 */
@SuppressWarnings("ArrayRecordComponent") // pixels that nobody compares
record PartPicture(ExpressionKey key, float[] rgba) {
  long bytes() {
    return (long) Float.BYTES * rgba.length;
  }
}
