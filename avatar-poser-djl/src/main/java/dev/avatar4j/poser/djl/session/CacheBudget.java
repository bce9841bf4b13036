package dev.avatar4j.poser.djl.session;

/**
 * How many bytes the results of each stage may take in a session. Faces get most: a blink or a word
 * comes back to faces seen before, while the body hardly ever comes back to exactly a place.
 *
 * @param eyebrows a quarter of a megabyte each in float32
 * @param faces four megabytes each in float32
 * @param drawnFaces faces with cels on them, as large
 * @param frames four megabytes each
 */
record CacheBudget(long eyebrows, long faces, long drawnFaces, long frames) {
  /**
   * @param bytes for all together; 0 switches the caches off
   * @param cels whether there are faces with cels on them
   */
  static CacheBudget of(long bytes, boolean cels) {
    long few = bytes / 16;
    long many = bytes - 3 * few;
    return new CacheBudget(few, cels ? many / 2 : many, cels ? many / 2 : 0, 2 * few);
  }
}
