package dev.avatar4j.postprocessor;

import dev.avatar4j.InvalidInputException;
import java.util.HashMap;
import java.util.Map;

/** The values of a filter's parameters, each in its range. Immutable and thread-safe. */
public final class ParameterValues {
  /** Every parameter at its default. */
  public static final ParameterValues DEFAULTS = new ParameterValues(Map.of());

  private final Map<Parameter<?>, Object> values;

  private ParameterValues(Map<Parameter<?>, Object> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * @param parameter a parameter
   * @param <T> the type of its value
   * @return its value, or its default if none was set
   */
  @SuppressWarnings("unchecked") // with(...) puts only a T under a Parameter<T>
  public <T> T get(Parameter<T> parameter) {
    Object value = values.get(parameter);
    return value == null ? parameter.defaultValue() : (T) value;
  }

  /**
   * @param parameter a number
   * @return its value as a float, as the reference figures are computed
   */
  public float number(NumberParameter parameter) {
    return get(parameter).floatValue();
  }

  /**
   * @param parameter a whole number
   * @return its value
   */
  public int whole(NumberParameter parameter) {
    return get(parameter).intValue();
  }

  /**
   * @param parameter a parameter
   * @return whether a value was set, as opposed to left at its default
   */
  public boolean isSet(Parameter<?> parameter) {
    return values.containsKey(parameter);
  }

  /**
   * @param parameter a parameter
   * @param value its new value
   * @param <T> the type of its value
   * @return values that differ from these in that one only
   * @throws InvalidInputException if it is out of range
   */
  public <T> ParameterValues with(Parameter<T> parameter, T value) {
    if (value == null || !parameter.accepts(value)) {
      throw new InvalidInputException(
          parameter.name(),
          parameter.name() + " is " + value + "; it needs " + parameter.allowed() + ".");
    }
    Map<Parameter<?>, Object> copy = new HashMap<>(values);
    copy.put(parameter, value);
    return new ParameterValues(copy);
  }
}
