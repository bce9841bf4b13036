package dev.avatar4j.animation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.Suggestion;
import dev.avatar4j.pose.Morph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
      Optional<Morph> morph = entry.isTextual() ? Morph.byKey(entry.textValue()) : Optional.empty();
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
        return Suggestion.of(entry.textValue(), SettingType.MORPH_KEYS);
      }
    }
    return "";
  }
}
