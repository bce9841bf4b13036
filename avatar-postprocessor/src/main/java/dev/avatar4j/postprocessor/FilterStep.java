package dev.avatar4j.postprocessor;

/**
 * One step of a chain: a filter and the values of its parameters. Immutable and thread-safe.
 *
 * @param type the filter
 * @param values its values
 */
public record FilterStep(FilterType type, ParameterValues values) {
  /**
   * @param type a filter
   * @return it, with all parameters at their defaults
   */
  public static FilterStep of(FilterType type) {
    return new FilterStep(type, ParameterValues.DEFAULTS);
  }
}
