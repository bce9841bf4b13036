package dev.avatar4j.animation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.cel.Effect;
import dev.avatar4j.cel.EffectsJson;
import java.util.List;
import java.util.Optional;

/** Effects drawn around the character. */
record EffectsType(String key) implements SettingType<List<Effect>> {
  @Override
  public String name() {
    return "effects";
  }

  @Override
  public String allowed() {
    return "a list of effects (docs/cels-and-effects.md)";
  }

  @Override
  public boolean accepts(List<Effect> value) {
    return true;
  }

  @Override
  public Optional<List<Effect>> read(JsonNode node) {
    return Optional.of(EffectsJson.read(key, node));
  }

  @Override
  public Object toJson(List<Effect> value) {
    return EffectsJson.toJson(value);
  }
}
