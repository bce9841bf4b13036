package dev.avatar4j.postprocessor;

import java.util.Map;

/**
 * A filter of the older system in terms of today's.
 *
 * @param name what it was called
 * @param target what the filter is called today
 * @param aliases today's names of parameters that were called otherwise
 * @param defaults what its parameters stood at, by today's names: Double, Boolean or String
 * @param onlyLastWave whether of the three waves only the last enabled one had an effect
 */
record LegacyFilter(
    String name,
    String target,
    Map<String, String> aliases,
    Map<String, Object> defaults,
    boolean onlyLastWave) {

  /**
   * @return whether the filter has another name today
   */
  boolean isRenamed() {
    return !name.equals(target);
  }
}
