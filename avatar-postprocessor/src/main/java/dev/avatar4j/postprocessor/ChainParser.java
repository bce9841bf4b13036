package dev.avatar4j.postprocessor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Reads a chain and finds everything that is wrong with it. Used once. */
final class ChainParser {
  private final String field;
  private final FilterRegistry registry;
  private final InputProblems problems = new InputProblems();
  private final List<FilterStep> steps = new ArrayList<>();
  private Dialect dialect;

  ChainParser(String field, Dialect dialect, FilterRegistry registry) {
    this.field = field;
    this.dialect = dialect;
    this.registry = registry;
  }

  ChainSpec parse(JsonNode json) {
    if (!json.isArray()) {
      throw new InvalidInputException(
          field,
          field
              + " is "
              + (json.isMissingNode() ? "empty" : InputProblems.shown(json))
              + "; it needs a list of filters, such as [[\"bloom\", {}], [\"scanlines\", {}]].");
    }
    ChainSpec.requireSize(field, json.size());
    if (dialect == Dialect.AUTO) {
      dialect = isLegacy(json) ? Dialect.TALKINGHEAD : Dialect.RAVEN;
    }
    for (int i = 0; i < json.size(); i++) {
      parseEntry(json.get(i), i);
    }
    problems.throwIfAny();
    return new ChainSpec(steps);
  }

  private boolean isLegacy(JsonNode chain) {
    for (JsonNode entry : chain) {
      LegacyFilter legacy = legacy(entry.path(0).asText());
      if (legacy != null) {
        if (legacy.isRenamed()) {
          return true;
        }
        for (String alias : legacy.aliases().keySet()) {
          if (entry.path(1).has(alias)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The old meaning of a name, unless a filter of today has the name. */
  private LegacyFilter legacy(String name) {
    LegacyFilter legacy = LegacyFilters.find(name);
    boolean isTaken = legacy != null && legacy.isRenamed() && registry.find(name).isPresent();
    return isTaken ? null : legacy;
  }

  private void parseEntry(JsonNode entry, int index) {
    String place = field + "[" + index + "]";
    if (!entry.isArray() || entry.size() != 2 || !entry.get(0).isTextual()) {
      problems.add(
          place,
          place
              + " is "
              + InputProblems.shown(entry)
              + "; it needs a list of two: the name of a filter and its parameters, such as"
              + " [\"bloom\", {\"exposure\": 0.9}], or [\"bloom\", {}] for the defaults.");
      return;
    }
    String name = entry.get(0).textValue();
    LegacyFilter legacy = legacy(name);
    FilterType type = registry.find(legacy == null ? name : legacy.target()).orElse(null);
    if (type == null) {
      problems.add(place, place + unknownFilter(name));
      return;
    }
    JsonNode parameters = entry.get(1);
    if (!parameters.isObject()) {
      problems.add(
          place,
          place
              + "."
              + name
              + " has the parameters "
              + InputProblems.shown(parameters)
              + "; they need to be an object, such as {}.");
      return;
    }
    StepParser step = new StepParser(type, legacy, place + "." + name, problems);
    boolean oldDefaults = legacy != null && (legacy.isRenamed() || dialect == Dialect.TALKINGHEAD);
    ParameterValues values = step.parse(parameters, oldDefaults);
    if (values != null && isUsable(type, values, place + "." + name, index)) {
      steps.add(new FilterStep(type, values));
    }
  }

  private String unknownFilter(String name) {
    TreeSet<String> known = new TreeSet<>();
    for (String old : LegacyFilters.names()) {
      if (registry.find(LegacyFilters.find(old).target()).isPresent()) {
        known.add(old);
      }
    }
    registry.all().forEach(type -> known.add(type.name()));
    String suggestion = Suggestion.of(name, known);
    return " is \""
        + InputProblems.shown(name)
        + "\", but no filter is called that."
        + (suggestion.isEmpty()
            ? " There are: "
                + String.join(", ", registry.all().stream().map(FilterType::name).toList())
                + "."
            : suggestion);
  }

  /** Whether the values go together, which only the filter itself can tell. */
  private boolean isUsable(FilterType type, ParameterValues values, String place, int index) {
    try {
      type.create(values, new SeededDraws(0, index)).close();
      return true;
    } catch (InvalidInputException e) {
      problems.add(place + "." + e.field(), place + ": " + e.getMessage());
    } catch (RuntimeException | LinkageError e) {
      problems.add(
          new InvalidInputException(place, place + " cannot be made with these values: " + e, e));
    }
    return false;
  }
}
