package dev.avatar4j.poser;

/**
 * What one stage of a poser has done in a session, and what its cache did for it.
 *
 * @param name the stage, such as {@code face}
 * @param hits how often its result was at hand
 * @param misses how often it was computed
 * @param entries results at hand now
 * @param bytes memory they take
 * @param meanMillis mean time of a computation, of late; 0 before the first
 */
public record StageStatistics(
    String name, long hits, long misses, int entries, long bytes, double meanMillis) {
  /**
   * @return the part of the requests that was answered from the cache, 0..1; 0 before the first
   */
  public double hitRate() {
    long requests = hits + misses;
    return requests == 0 ? 0 : (double) hits / requests;
  }
}
