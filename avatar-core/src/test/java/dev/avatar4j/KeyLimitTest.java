package dev.avatar4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.animation.OverrideKeys;
import dev.avatar4j.animation.Overrides;
import dev.avatar4j.cel.EffectsJson;
import dev.avatar4j.emotion.EmotionTemplate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An object of very many unknown keys is refused at once, not key by key. */
class KeyLimitTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ObjectNode MANY = keys(1001);

  @Test
  void settings_of_too_many_keys_are_one_problem() {
    assertThatThrownBy(() -> AnimatorSettings.parse(MANY))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("The object of settings has 1001 keys; at most 1000 are read.");
    assertThatThrownBy(() -> AnimatorSettings.parse(JSON.objectNode().set("crop", MANY)))
        .hasMessage("The object of crop has 1001 keys; at most 1000 are read.");
    List<String> warnings = new ArrayList<>();
    assertThat(AnimatorSettings.parseLenient(MANY, warnings::add))
        .isEqualTo(AnimatorSettings.DEFAULTS);
    assertThat(warnings).hasSize(1);
  }

  @Test
  void an_effect_of_too_many_keys_is_one_problem() {
    ArrayNode effects = JSON.arrayNode().add(JSON.arrayNode().add("mine").add(MANY));
    assertThatThrownBy(() -> EffectsJson.read("animefx", effects))
        .hasMessage("animefx[0] has 1001 keys; at most 1000 are read.");
  }

  @Test
  void the_field_of_an_error_is_as_short_as_its_message() {
    assertThatThrownBy(() -> AnimatorSettings.parse(JSON.objectNode().put("k".repeat(40_000), 1)))
        .satisfies(
            e -> assertThat(((InvalidInputException) e).field()).hasSize(60).endsWith("..."));
  }

  @Test
  void a_thousand_keys_are_still_named() {
    assertThatThrownBy(() -> AnimatorSettings.parse(keys(1000)))
        .hasMessageContaining("1000 problems");
  }

  @Test
  void a_template_of_too_many_morphs_is_one_problem() {
    List<String> warnings = new ArrayList<>();
    assertThatThrownBy(() -> EmotionTemplate.parse("joy", MANY, warnings::add))
        .hasMessageContaining("pose has 1001 entries; at most 1000 are accepted");
    assertThat(warnings).isEmpty();
  }

  @Test
  void too_many_overrides_are_one_problem() {
    String reason = "There are 1001 overrides; at most 1000 are read.";
    assertThatThrownBy(() -> Overrides.parse(MANY)).hasMessage(reason);
    assertThatThrownBy(() -> OverrideKeys.parse(MANY, null)).hasMessage(reason);
    ArrayNode list = JSON.arrayNode();
    MANY.fieldNames().forEachRemaining(list::add);
    assertThatThrownBy(() -> OverrideKeys.parse(list, null)).hasMessage(reason);
  }

  private static ObjectNode keys(int count) {
    ObjectNode object = JSON.objectNode();
    for (int i = 0; i < count; i++) {
      object.put("k" + i, 1);
    }
    return object;
  }
}
