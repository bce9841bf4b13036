package dev.avatar4j.poser.djl.session;

/**
 * How many bytes the results of each stage may take in a session.
 *
 * @param eyebrows a quarter of a megabyte each in float32
 * @param faces four megabytes each in float32
 * @param drawnFaces faces with cels on them, as large
 * @param frames four megabytes each
 */
record CacheBudget(long eyebrows, long faces, long drawnFaces, long frames) {
  /** 0 switches the caches off. */
  static CacheBudget of(long bytes) {
    return new CacheBudget(bytes / 16, bytes / 2, bytes / 8, bytes * 5 / 16);
  }
}
