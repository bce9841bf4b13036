package dev.avatar4j.animation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.Suggestion;
import dev.avatar4j.pose.Morph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What values a {@link Setting} takes and how they look in JSON. */
sealed interface SettingType<T> {
  /** What a misspelt morph key is compared with. */
  List<String> MORPH_KEYS = Morph.ALL.stream().map(Morph::key).toList();

  String name();

  String allowed();

  boolean accepts(T value);

  /** Reads a JSON value; empty if its type is wrong or it is out of range. */
  Optional<T> read(JsonNode node);

  Object toJson(T value);

  /** A "did you mean" for a refused JSON value, or an empty string. */
  default String hint(JsonNode node) {
    return "";
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

  /** One morph, by its JSON key. */
  record OneMorph() implements SettingType<Morph> {
    @Override
    public String name() {
      return "morph";
    }

    @Override
    public String allowed() {
      return "a morph key such as mouth_aaa_index (docs/morphs.md)";
    }

    @Override
    public boolean accepts(Morph value) {
      return true;
    }

    @Override
    public Optional<Morph> read(JsonNode node) {
      return node.isTextual() ? Morph.byKey(node.textValue()) : Optional.empty();
    }

    @Override
    public Object toJson(Morph value) {
      return value.key();
    }

    @Override
    public String hint(JsonNode node) {
      return node.isTextual() ? Suggestion.of(node.textValue(), MORPH_KEYS) : "";
    }
  }

  /** Any number of different morphs, by their JSON keys. */
  record ManyMorphs() implements SettingType<List<Morph>> {
    @Override
    public String name() {
      return "list of morphs";
    }

    @Override
    public String allowed() {
      return "a list of different morph keys (docs/morphs.md)";
    }

    @Override
    public boolean accepts(List<Morph> value) {
      return value.stream().distinct().count() == value.size();
    }

    @Override
    public Optional<List<Morph>> read(JsonNode node) {
      if (!node.isArray() || node.size() > Morph.COUNT) {
        return Optional.empty();
      }
      List<Morph> morphs = new ArrayList<>();
      for (JsonNode entry : node) {
        Optional<Morph> morph =
            entry.isTextual() ? Morph.byKey(entry.textValue()) : Optional.empty();
        if (morph.isEmpty()) {
          return Optional.empty();
        }
        morphs.add(morph.get());
      }
      return Optional.of(List.copyOf(morphs)).filter(this::accepts);
    }

    @Override
    public Object toJson(List<Morph> value) {
      return value.stream().map(Morph::key).toList();
    }

    @Override
    public String hint(JsonNode node) {
      for (JsonNode entry : node) {
        if (entry.isTextual() && Morph.byKey(entry.textValue()).isEmpty()) {
          return Suggestion.of(entry.textValue(), MORPH_KEYS);
        }
      }
      return "";
    }
  }
}
