package dev.avatar4j.postprocessor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.avatar4j.postprocessor.golden.Json;
import dev.avatar4j.postprocessor.golden.ReferenceFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FilterMetadataTest {
  private static final Set<String> OURS = Set.of("pixelize", "posterize", "datamosh");

  private static final FilterType SAMPLE =
      new FakeFilter(
          "sample",
          3.5,
          List.of(
              NumberParameter.of("amount", 0.5, 0, 2, "How much.").slider(0.1, 1),
              NumberParameter.of("count", 3, 1, 10, "How many.").asWhole().asOptional(),
              NumberParameter.of("old", 3, 1, 10, "Old.").asHidden(),
              SwitchParameter.of("flag", true, "Whether."),
              ChoiceParameter.of("mode", "How.", "Y", "A"),
              ColorParameter.of("tint", new Color(1, 0.2f, 0), "Colour."),
              TextParameter.instanceName("sample")),
          (values, random) -> null);

  @Test
  void the_compatible_form_is_the_one_other_editors_know() {
    ArrayNode filters = FilterMetadata.compatible(FilterRegistry.of(List.of(SAMPLE)));
    assertThat(filters)
        .hasToString(
            Json.of(
                    """
                    [["sample", {
                      "defaults": {"amount": 0.5, "count": 3, "flag": true, "mode": "Y",
                        "tint": [1.0, 0.2, 0.0], "name": "sample0"},
                      "ranges": {"amount": [0.1, 1.0], "count": [1, 10], "flag": [false, true],
                        "mode": ["Y", "A"], "tint": ["!RGB"], "name": ["!ignore"]},
                      "docstring": "Made up.\\n\\n[static]\\n\\namount: How much.\\ncount: How many.\\nflag: Whether.\\nmode: How.\\ntint: Colour."}]]""")
                .toString());
  }

  @Test
  void the_complete_form_tells_everything() {
    JsonNode filter = FilterMetadata.complete(FilterRegistry.of(List.of(SAMPLE))).get(0);
    assertThat(filter.get("name").asText()).isEqualTo("sample");
    assertThat(filter.get("stage").asText()).isEqualTo("general");
    assertThat(filter.get("priority").asDouble()).isEqualTo(3.5);
    assertThat(filter.get("built_in").asBoolean()).isFalse();
    assertThat(filter.get("parameters")).hasSize(7);
    assertThat(filter.get("parameters").get(0))
        .isEqualTo(
            Json.of(
                """
                {"name": "amount", "type": "number", "default": 0.5, "help": "How much.",
                 "allowed": "a number from 0 to 2", "hidden": false, "min": 0.0, "max": 2.0,
                 "slider": [0.1, 1.0], "optional": false}"""));
    assertThat(filter.at("/parameters/4/choices")).isEqualTo(Json.of("[\"Y\", \"A\"]"));
    assertThat(filter.get("parameters"))
        .extracting(parameter -> parameter.get("type").asText())
        .containsExactly("number", "whole", "number", "switch", "choice", "color", "text");
  }

  @Test
  void names_order_defaults_and_ranges_are_those_of_the_reference() {
    List<String> names = new ArrayList<>();
    Map<String, JsonNode> ours = new HashMap<>();
    for (JsonNode entry : FilterMetadata.compatible(FilterRegistry.standard())) {
      ours.put(entry.get(0).asText(), entry.get(1));
      if (!OURS.contains(entry.get(0).asText())) {
        names.add(entry.get(0).asText());
      }
    }
    JsonNode reference = ReferenceFiles.json("filters_new.json").get("filters");
    assertThat(reference).extracting(filter -> filter.get("name").asText()).isEqualTo(names);
    for (JsonNode filter : reference) {
      String name = filter.get("name").asText();
      assertThat(FilterRegistry.standard().find(name).orElseThrow().priority())
          .as(name)
          .isEqualTo(filter.get("priority").asDouble());
      // as text, so that 1 and 1.0 differ: editors choose the widget by the type of the number
      assertThat(ours.get(name).get("defaults")).as(name).hasToString(text(filter, "defaults"));
      assertThat(ours.get(name).get("ranges")).as(name).hasToString(text(filter, "ranges"));
    }
  }

  private static String text(JsonNode filter, String key) {
    return filter.get(key).toString();
  }

  @Test
  void the_filters_that_no_other_system_has_are_there() {
    assertThat(FilterRegistry.standard().all()).extracting(FilterType::name).containsAll(OURS);
  }

  @Test
  void every_filter_and_parameter_explains_itself() {
    for (FilterType type : FilterRegistry.standard().all()) {
      assertThat(type.help()).as(type.name()).hasSizeGreaterThan(15).endsWith(".");
      for (Parameter<?> parameter : type.parameters()) {
        assertThat(parameter.help())
            .as(type.name() + "." + parameter.name())
            .hasSizeGreaterThan(10)
            .endsWith(".");
      }
    }
  }
}
