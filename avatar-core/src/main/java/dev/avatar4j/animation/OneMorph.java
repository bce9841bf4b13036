package dev.avatar4j.animation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.Suggestion;
import dev.avatar4j.pose.Morph;
import java.util.Optional;

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
    return node.isTextual() ? Suggestion.of(node.textValue(), SettingType.MORPH_KEYS) : "";
  }
}
