package dev.avatar4j.postprocessor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.Suggestion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the parameters of one filter of a chain.
 *
 * @param type the filter
 * @param legacy how the older system understood its name; null if as today
 * @param place what to call it in messages
 * @param problems receives what is wrong
 */
record StepParser(FilterType type, LegacyFilter legacy, String place, InputProblems problems) {

  /** The values; null if anything is wrong. */
  ParameterValues parse(JsonNode json, boolean oldDefaults) {
    if (json.size() > InputProblems.MAX_KEYS) {
      problems.add(
          place,
          place
              + " has "
              + json.size()
              + " parameters; at most "
              + InputProblems.MAX_KEYS
              + " are read.");
      return null;
    }
    ParameterValues values = ParameterValues.DEFAULTS;
    Map<String, String> written = new HashMap<>();
    boolean good = true;
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      try {
        values = set(values, entry.getKey(), entry.getValue(), written);
      } catch (InvalidInputException e) {
        problems.add(e);
        good = false;
      }
    }
    if (!good) {
      return null;
    }
    return oldDefaults ? withOldDefaults(values, written.keySet()) : values;
  }

  /** Sets one value; {@code written} has the key that each parameter was set by. */
  private ParameterValues set(
      ParameterValues values, String key, JsonNode json, Map<String, String> written) {
    String path = place + "." + InputProblems.shown(key);
    Parameter<?> parameter = parameter(key);
    if (parameter == null) {
      throw new InvalidInputException(path, path + unknownParameter(key));
    }
    String twin = written.put(parameter.name(), key);
    if (twin != null) {
      throw new InvalidInputException(
          path, path + " is the same as " + twin + ", which is set, too; drop one.");
    }
    return ParameterJson.set(values, parameter, json, path);
  }

  private Parameter<?> parameter(String key) {
    String today = legacy == null ? key : legacy.aliases().getOrDefault(key, key);
    return declared(today);
  }

  private Parameter<?> declared(String name) {
    for (Parameter<?> parameter : type.parameters()) {
      if (parameter.name().equals(name)) {
        return parameter;
      }
    }
    return null;
  }

  private String unknownParameter(String key) {
    TreeSet<String> known = new TreeSet<>();
    type.parameters().forEach(parameter -> known.add(parameter.name()));
    if (legacy != null) {
      known.addAll(legacy.aliases().keySet());
    }
    String suggestion = Suggestion.of(key, known);
    List<String> visible =
        type.parameters().stream()
            .filter(parameter -> !parameter.hidden())
            .map(Parameter::name)
            .toList();
    return " is no parameter of this filter."
        + (suggestion.isEmpty() ? " It has: " + String.join(", ", visible) + "." : suggestion);
  }

  private ParameterValues withOldDefaults(ParameterValues values, Set<String> set) {
    ParameterValues result = values;
    for (Map.Entry<String, Object> entry : legacy.defaults().entrySet()) {
      if (!set.contains(entry.getKey())) {
        result = withDefault(result, entry.getKey(), entry.getValue());
      }
    }
    return legacy.onlyLastWave() ? lastWave(result) : result;
  }

  /** Each wave of the older filter overwrote the ones before it. */
  private ParameterValues lastWave(ParameterValues values) {
    ParameterValues result = values;
    boolean found = false;
    for (int wave = 3; wave >= 1; wave--) {
      boolean enabled = number(values, "amplitude" + wave) && number(values, "density" + wave);
      if (found) {
        result = withDefault(result, "amplitude" + wave, 0.0);
      }
      found |= enabled;
    }
    return result;
  }

  private boolean number(ParameterValues values, String name) {
    return values.get((NumberParameter) declared(name)) != 0;
  }

  @SuppressWarnings("unchecked") // the table has values of the declared types
  private <T> ParameterValues withDefault(ParameterValues values, String name, T value) {
    Parameter<T> parameter = (Parameter<T>) declared(name);
    if (parameter == null) {
      throw new IllegalStateException(type.name() + " declares no parameter " + name);
    }
    return values.with(parameter, value);
  }
}
