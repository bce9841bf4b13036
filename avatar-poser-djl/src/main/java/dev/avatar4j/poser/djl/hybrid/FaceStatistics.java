package dev.avatar4j.poser.djl.hybrid;

/**
 * What a session in hybrid mode has done so far.
 *
 * @param faces faces that the network painted
 * @param ahead how many of them were painted ahead, for a frame that might come
 * @param frames frames drawn
 * @param hits frames whose face was ready
 * @param ageNanos how long before the last frame the face it showed was last wanted; 0 if it is the
 *     one that the frame itself wanted
 * @param kept painted parts of faces kept for later
 * @param cacheBytes memory held by faces kept for later
 * @param meanMillis mean time of painting a face; 0 before the first
 */
public record FaceStatistics(
    long faces,
    long ahead,
    long frames,
    long hits,
    long ageNanos,
    int kept,
    long cacheBytes,
    double meanMillis) {}
