package dev.avatar4j.animation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The declaration of one animator setting: JSON key, type, default, range, unit and help. This one
 * declaration reads JSON, refuses bad values and writes the documentation. Immutable; two settings
 * are equal only if they are the same object.
 *
 * @param <T> the type of its value
 */
public final class Setting<T> {
  private final String group;
  private final String key;
  private final SettingType<T> type;
  private final T defaultValue;
  private final String unit;
  private final String help;

  Setting(String group, String key, SettingType<T> type, T defaultValue, String unit, String help) {
    this.group = group;
    this.key = key;
    this.type = type;
    this.unit = unit;
    this.help = help;
    this.defaultValue = check(defaultValue);
  }

  /**
   * @return the heading it belongs under, such as {@code Eyes}
   */
  public String group() {
    return group;
  }

  /**
   * @return the JSON key, such as {@code blink_probability}; the key of a setting inside an object
   *     has a dot, such as {@code crop.left}
   */
  public String key() {
    return key;
  }

  /**
   * @return the name of the type: {@code number}, {@code switch}, {@code choice}, {@code text},
   *     {@code morph}, {@code list of morphs}, {@code effects} or {@code filter chain}
   */
  public String type() {
    return type.name();
  }

  /**
   * @return the value when nobody sets one
   */
  public T defaultValue() {
    return defaultValue;
  }

  /**
   * @return what is accepted, in words, such as {@code a number from 0 to 1}
   */
  public String allowed() {
    return type.allowed();
  }

  /**
   * @return the words to choose from; empty if this is no choice
   */
  public List<String> choices() {
    return type.choices();
  }

  /**
   * @return the lowest number accepted; empty if this is not a number
   */
  public OptionalDouble min() {
    return type.min();
  }

  /**
   * @return the highest number accepted; empty if this is not a number
   */
  public OptionalDouble max() {
    return type.max();
  }

  /**
   * @return the unit, such as {@code s}; empty if there is none
   */
  public String unit() {
    return unit;
  }

  /**
   * @return one sentence on what the setting does
   */
  public String help() {
    return help;
  }

  /**
   * @param value a value of this setting
   * @return the value as lists, maps, texts and numbers that turn into JSON as they are
   */
  public Object toJson(T value) {
    return type.toJson(value);
  }

  /**
   * @param node a JSON value from outside
   * @return the value it stands for
   * @throws InvalidInputException if the type is wrong or the value is out of range
   */
  T read(JsonNode node) {
    return type.read(node).orElseThrow(() -> refusal(node, type.hint(node)));
  }

  /**
   * @param value a value from a program
   * @return the value
   * @throws InvalidInputException if it is out of range
   */
  T check(T value) {
    if (value == null || !type.accepts(value)) {
      throw refusal(value, "");
    }
    return value;
  }

  private InvalidInputException refusal(Object value, String hint) {
    return new InvalidInputException(
        key, key + " is " + InputProblems.shown(value) + "; it needs " + allowed() + "." + hint);
  }

  @Override
  public String toString() {
    return key;
  }
}
