package dev.avatar4j.postprocessor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;

/** Brings values of parameters from JSON and to JSON. */
final class ParameterJson {
  private ParameterJson() {}

  /**
   * Sets a parameter.
   *
   * @param values the values so far
   * @param parameter the parameter
   * @param json its value
   * @param field what to call it in a message
   * @return the values with this one; the same values where the JSON stands for the default
   * @throws InvalidInputException if the value is of the wrong type or out of range
   */
  static ParameterValues set(
      ParameterValues values, Parameter<?> parameter, JsonNode json, String field) {
    if (parameter instanceof NumberParameter number) {
      if (json.isNull() && number.optional()) {
        return with(values, number, 0.0, json, field);
      }
      require(json.isNumber(), parameter, json, field);
      return with(values, number, json.doubleValue(), json, field);
    }
    if (parameter instanceof SwitchParameter flag) {
      require(json.isBoolean(), parameter, json, field);
      return with(values, flag, json.booleanValue(), json, field);
    }
    if (parameter instanceof ChoiceParameter choice) {
      require(json.isTextual(), parameter, json, field);
      return with(values, choice, json.textValue(), json, field);
    }
    if (parameter instanceof ColorParameter color) {
      return with(values, color, color(color, json, field), json, field);
    }
    TextParameter text = (TextParameter) parameter;
    if (json.isNull()) {
      return values;
    }
    require(json.isTextual(), parameter, json, field);
    return with(values, text, json.textValue(), json, field);
  }

  private static Color color(ColorParameter parameter, JsonNode json, String field) {
    boolean fits = json.isArray() && json.size() == 3;
    for (int i = 0; fits && i < 3; i++) {
      fits = json.get(i).isNumber();
    }
    require(fits, parameter, json, field);
    return new Color(json.get(0).floatValue(), json.get(1).floatValue(), json.get(2).floatValue());
  }

  private static <T> ParameterValues with(
      ParameterValues values, Parameter<T> parameter, T value, JsonNode json, String field) {
    require(parameter.accepts(value), parameter, json, field);
    return values.with(parameter, value);
  }

  private static void require(boolean fits, Parameter<?> parameter, JsonNode json, String field) {
    if (!fits) {
      throw new InvalidInputException(
          field,
          field + " is " + InputProblems.shown(json) + "; it needs " + parameter.allowed() + ".");
    }
  }

  /**
   * @param parameter a parameter
   * @param values values
   * @return its value there
   */
  static JsonNode get(Parameter<?> parameter, ParameterValues values) {
    return toJson(parameter, values.get(parameter));
  }

  /**
   * @param parameter a parameter
   * @return its default
   */
  static JsonNode defaultOf(Parameter<?> parameter) {
    return toJson(parameter, parameter.defaultValue());
  }

  /**
   * @param parameter a parameter
   * @param value a value of its type
   * @return the value
   */
  static JsonNode toJson(Parameter<?> parameter, Object value) {
    if (value instanceof Double number) {
      boolean whole = ((NumberParameter) parameter).whole();
      return whole ? LongNode.valueOf(number.longValue()) : DoubleNode.valueOf(number);
    }
    if (value instanceof Boolean flag) {
      return BooleanNode.valueOf(flag);
    }
    if (value instanceof Color color) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode(3);
      return list.add(decimal(color.red())).add(decimal(color.green())).add(decimal(color.blue()));
    }
    return TextNode.valueOf((String) value);
  }

  /** The shortest decimal that gives this float, so that 0.2f does not become 0.20000000298. */
  private static double decimal(float value) {
    return Double.parseDouble(Float.toString(value));
  }
}
