package dev.avatar4j.animation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.avatar4j.pose.Morph;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What values a {@link Setting} takes and how they look in JSON. */
sealed interface SettingType<T>
    permits SettingType.Decimal,
        SettingType.Switch,
        SettingType.Choice,
        SettingType.Text,
        OneMorph,
        ManyMorphs,
        EffectsType,
        FilterChainType {
  /** What a misspelt morph key is compared with. */
  List<String> MORPH_KEYS = Morph.ALL.stream().map(Morph::key).toList();

  String name();

  String allowed();

  boolean accepts(T value);

  /**
   * Reads a JSON value; empty if its type is wrong or it is out of range. A type with parts may
   * instead throw an {@link dev.avatar4j.InvalidInputException} that names the part.
   */
  Optional<T> read(JsonNode node);

  Object toJson(T value);

  /** A "did you mean" for a refused JSON value, or an empty string. */
  default String hint(JsonNode node) {
    return "";
  }

  /** The words to choose from; empty if this is no choice. */
  default List<String> choices() {
    return List.of();
  }

  default OptionalDouble min() {
    return OptionalDouble.empty();
  }

  default OptionalDouble max() {
    return OptionalDouble.empty();
  }

  /** A finite number between two bounds, both included. */
  record Decimal(double low, double high) implements SettingType<Double> {
    @Override
    public String name() {
      return "number";
    }

    @Override
    public String allowed() {
      return "a number from " + plain(low) + " to " + plain(high);
    }

    private static String plain(double value) {
      return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    @Override
    public boolean accepts(Double value) {
      return value >= low && value <= high;
    }

    @Override
    public Optional<Double> read(JsonNode node) {
      return node.isNumber()
          ? Optional.of(node.doubleValue()).filter(this::accepts)
          : Optional.empty();
    }

    @Override
    public Object toJson(Double value) {
      return value;
    }

    @Override
    public OptionalDouble min() {
      return OptionalDouble.of(low);
    }

    @Override
    public OptionalDouble max() {
      return OptionalDouble.of(high);
    }
  }

  /** On or off. Numbers are refused: a 0 where a switch is expected is a mistake. */
  record Switch() implements SettingType<Boolean> {
    @Override
    public String name() {
      return "switch";
    }

    @Override
    public String allowed() {
      return "true or false";
    }

    @Override
    public boolean accepts(Boolean value) {
      return true;
    }

    @Override
    public Optional<Boolean> read(JsonNode node) {
      return node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
    }

    @Override
    public Object toJson(Boolean value) {
      return value;
    }
  }

  /** One of a few words, in any case. */
  record Choice(List<String> words) implements SettingType<String> {
    @Override
    public String name() {
      return "choice";
    }

    @Override
    public List<String> choices() {
      return words;
    }

    @Override
    public String allowed() {
      return "one of " + String.join(", ", words);
    }

    @Override
    public boolean accepts(String value) {
      return words.contains(value);
    }

    @Override
    public Optional<String> read(JsonNode node) {
      return words.stream().filter(word -> word.equalsIgnoreCase(node.textValue())).findFirst();
    }

    @Override
    public Object toJson(String value) {
      return value;
    }
  }

  /** A text, or nothing: {@code null} in JSON, an empty text in a program. */
  record Text(int longest) implements SettingType<String> {
    @Override
    public String name() {
      return "text";
    }

    @Override
    public String allowed() {
      return "a text of at most " + longest + " characters, or null";
    }

    @Override
    public boolean accepts(String value) {
      return value.length() <= longest;
    }

    @Override
    public Optional<String> read(JsonNode node) {
      return node.isTextual() || node.isNull()
          ? Optional.of(node.isNull() ? "" : node.textValue()).filter(this::accepts)
          : Optional.empty();
    }

    @Override
    public Object toJson(String value) {
      return value.isEmpty() ? NullNode.getInstance() : value;
    }
  }
}
