package dev.avatar4j.postprocessor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Describes filters as JSON, for editors. Stateless and thread-safe. */
public final class FilterMetadata {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private FilterMetadata() {}

  /**
   * Describes all filters in the form that editors of other programs know: {@code [[name,
   * {"defaults": {...}, "ranges": {...}, "docstring": text}], ...]} by ascending priority. Ranges
   * are what sliders offer; chains may go further. A range is {@code [min, max]}, {@code [false,
   * true]}, a list of words, {@code ["!RGB"]} for a colour, or {@code ["!ignore"]} for the name of
   * an instance; other hidden parameters are left out.
   *
   * @param registry the filters
   * @return the description
   */
  public static ArrayNode compatible(FilterRegistry registry) {
    ArrayNode filters = JSON.arrayNode();
    for (FilterType type : registry.all()) {
      ObjectNode defaults = JSON.objectNode();
      ObjectNode ranges = JSON.objectNode();
      for (Parameter<?> parameter : type.parameters()) {
        if (!parameter.hidden() || parameter instanceof TextParameter) {
          defaults.set(parameter.name(), ParameterJson.defaultOf(parameter));
          ranges.set(parameter.name(), range(parameter));
        }
      }
      ObjectNode description = filters.addArray().add(type.name()).addObject();
      description.set("defaults", defaults);
      description.set("ranges", ranges);
      description.put("docstring", docstring(type));
    }
    return filters;
  }

  private static String docstring(FilterType type) {
    StringBuilder text = new StringBuilder(type.help()).append('\n');
    text.append('\n').append(type.dynamic() ? "[dynamic]" : "[static]").append('\n');
    for (Parameter<?> parameter : type.parameters()) {
      if (!parameter.hidden()) {
        text.append('\n').append(parameter.name()).append(": ").append(parameter.help());
      }
    }
    return text.toString();
  }

  private static ArrayNode range(Parameter<?> parameter) {
    ArrayNode range = JSON.arrayNode();
    if (parameter instanceof NumberParameter number) {
      return range
          .add(ParameterJson.toJson(number, number.sliderMin()))
          .add(ParameterJson.toJson(number, number.sliderMax()));
    }
    if (parameter instanceof SwitchParameter) {
      return range.add(false).add(true);
    }
    if (parameter instanceof ChoiceParameter choice) {
      choice.choices().forEach(range::add);
      return range;
    }
    return range.add(parameter instanceof ColorParameter ? "!RGB" : "!ignore");
  }

  /**
   * Describes all filters with everything that is known of them.
   *
   * @param registry the filters
   * @return a list of {@code {"name", "stage", "priority", "dynamic", "built_in", "help",
   *     "parameters": [...]}} by ascending priority; each parameter has {@code "name", "type",
   *     "default", "help", "allowed", "hidden"} and, by type, {@code "min", "max", "slider",
   *     "optional"} or {@code "choices"}
   */
  public static ArrayNode complete(FilterRegistry registry) {
    ArrayNode filters = JSON.arrayNode();
    for (FilterType type : registry.all()) {
      ObjectNode description = filters.addObject();
      description.put("name", type.name());
      description.put("stage", type.stage().name().toLowerCase(Locale.ROOT));
      description.put("priority", type.priority());
      description.put("dynamic", type.dynamic());
      description.put("built_in", FilterRegistry.isBuiltIn(type));
      description.put("help", type.help());
      ArrayNode parameters = description.putArray("parameters");
      type.parameters().forEach(parameter -> parameters.add(describe(parameter)));
    }
    return filters;
  }

  private static JsonNode describe(Parameter<?> parameter) {
    ObjectNode description = JSON.objectNode();
    description.put("name", parameter.name());
    description.put("type", type(parameter));
    description.set("default", ParameterJson.defaultOf(parameter));
    description.put("help", parameter.help());
    description.put("allowed", parameter.allowed());
    description.put("hidden", parameter.hidden());
    if (parameter instanceof NumberParameter number) {
      description.set("min", ParameterJson.toJson(number, number.min()));
      description.set("max", ParameterJson.toJson(number, number.max()));
      description.set("slider", range(number));
      description.put("optional", number.optional());
    }
    if (parameter instanceof ChoiceParameter choice) {
      description.set("choices", range(choice));
    }
    return description;
  }

  /**
   * @param parameter a parameter
   * @return its default as people write it: {@code 0.5}, {@code 3}, {@code true}, {@code [1,1,1]}
   */
  public static String defaultText(Parameter<?> parameter) {
    JsonNode value = ParameterJson.defaultOf(parameter);
    String text = value.isTextual() ? value.textValue() : value.toString();
    return text.replace(".0,", ",").replaceAll("\\.0(]?)$", "$1").replace(",", ", ");
  }

  /** The type as one word. */
  private static String type(Parameter<?> parameter) {
    if (parameter instanceof NumberParameter number) {
      return number.whole() ? "whole" : "number";
    }
    if (parameter instanceof SwitchParameter) {
      return "switch";
    }
    if (parameter instanceof ChoiceParameter) {
      return "choice";
    }
    return parameter instanceof ColorParameter ? "color" : "text";
  }
}
