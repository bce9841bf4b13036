package dev.avatar4j.postprocessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.golden.Json;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainSpecTest {
  private static final NumberParameter AMOUNT =
      NumberParameter.of("amount", 0.5, 0, 2, "How much.").slider(0.1, 1);
  private static final NumberParameter COUNT =
      NumberParameter.of("count", 3, 1, 10, "How many.").asWhole().asOptional();
  private static final NumberParameter WAVE =
      NumberParameter.of("wave", 3, 0, 10, "How wavy.").asOptional();
  private static final SwitchParameter FLAG = SwitchParameter.of("flag", true, "Whether.");
  private static final ChoiceParameter MODE = ChoiceParameter.of("mode", "How.", "Y", "A");
  private static final ColorParameter TINT = ColorParameter.of("tint", Color.WHITE, "Colour.");
  private static final TextParameter NAME = TextParameter.instanceName("paint");
  private static final FilterType PAINT =
      new FakeFilter(
          "paint",
          0,
          List.of(AMOUNT, COUNT, WAVE, FLAG, MODE, TINT, NAME),
          (values, random) -> {
            if (values.number(AMOUNT) == 1.75f) {
              throw new InvalidInputException("amount", "amount is too much with this count.");
            }
            return (Frame frame, FilterContext context) -> frame;
          });
  private static final FilterRegistry REGISTRY =
      FilterRegistry.of(List.of(PAINT, FakeFilter.adding("add", 1)));

  private static ChainSpec parse(String json) {
    return ChainSpec.parse(Json.of(json), "postprocessor_chain", Dialect.AUTO, REGISTRY);
  }

  @Test
  void every_type_of_value_is_read() {
    ParameterValues values =
        parse(
                """
                [["add", {}], ["paint", {"amount": 2, "count": 4.0, "wave": null, "flag": false,
                  "mode": "A", "tint": [0.25, 0, 1], "name": "mine"}]]""")
            .steps()
            .get(1)
            .values();
    assertThat(values.get(AMOUNT)).isEqualTo(2);
    assertThat(values.whole(COUNT)).isEqualTo(4);
    assertThat(values.get(WAVE)).isZero();
    assertThat(values.get(FLAG)).isFalse();
    assertThat(values.get(MODE)).isEqualTo("A");
    assertThat(values.get(TINT)).isEqualTo(new Color(0.25f, 0, 1));
    assertThat(values.get(NAME)).isEqualTo("mine");
  }

  @Test
  void a_name_of_null_is_the_default() {
    ParameterValues values = parse("[[\"paint\", {\"name\": null}]]").steps().get(0).values();
    assertThat(values.get(NAME)).isEqualTo("paint0");
  }

  @Test
  void a_chain_survives_the_way_through_json() {
    String json =
        "[[\"paint\",{\"amount\":1.5,\"count\":4,\"flag\":false,\"tint\":[0.2,0.3,1.0]}],[\"add\",{}]]";
    ChainSpec spec = parse(json);
    assertThat(spec.toJson().toString()).isEqualTo(json);
    assertThat(parse(spec.toJson().toString()).toJson()).isEqualTo(spec.toJson());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | postprocessor_chain is 7; it needs a list of filters",
        "[\"add\"] | postprocessor_chain[0] is \"add\"; it needs a list of two",
        "[[\"add\"]] | postprocessor_chain[0] is [\"add\"]; it needs a list of two",
        "[[\"add\", {}, 1]] | postprocessor_chain[0] is [\"add\",{},1]; it needs a list of two",
        "[[3, {}]] | postprocessor_chain[0] is [3,{}]; it needs a list of two",
        "[[\"add\", []]] | postprocessor_chain[0].add has the parameters []; they need to be an object",
        "[[\"ad\", {}]] | postprocessor_chain[0] is \"ad\", but no filter is called that. Did you mean \"add\"?",
        "[[\"zzzz\", {}]] | There are: add, paint.",
        "[[\"paint\", {\"amonut\": 1}]] | postprocessor_chain[0].paint.amonut is no parameter of this filter. Did you mean \"amount\"?",
        "[[\"paint\", {\"zzzz\": 1}]] | It has: amount, count, wave, flag, mode, tint.",
        "[[\"paint\", {\"amount\": 3}]] | postprocessor_chain[0].paint.amount is 3; it needs a number from 0 to 2.",
        "[[\"paint\", {\"amount\": null}]] | paint.amount is null; it needs a number from 0 to 2.",
        "[[\"paint\", {\"amount\": \"1\"}]] | paint.amount is \"1\"; it needs a number",
        "[[\"paint\", {\"amount\": true}]] | paint.amount is true; it needs a number",
        "[[\"paint\", {\"amount\": 1e999}]] | it needs a number from 0 to 2.",
        "[[\"paint\", {\"count\": 2.5}]] | paint.count is 2.5; it needs a whole number from 1 to 10.",
        "[[\"paint\", {\"count\": null}]] | paint.count is null; it needs a whole number from 1 to 10.",
        "[[\"paint\", {\"flag\": 1}]] | paint.flag is 1; it needs true or false.",
        "[[\"paint\", {\"mode\": \"Q\"}]] | paint.mode is \"Q\"; it needs one of Y, A.",
        "[[\"paint\", {\"tint\": [1, 2]}]] | paint.tint is [1,2]; it needs a list of three numbers",
        "[[\"paint\", {\"tint\": [1, 2, 1]}]] | paint.tint is [1,2,1]; it needs a list of three numbers",
        "[[\"paint\", {\"tint\": [1, \"a\", 1]}]] | paint.tint is [1,\"a\",1]; it needs a list",
        "[[\"paint\", {\"name\": 4}]] | paint.name is 4; it needs a text",
        "[[\"paint\", {\"amount\": 1.75}]] | postprocessor_chain[0].paint: amount is too much with this count.",
      })
  void a_fault_is_told_with_its_place_the_value_and_what_is_accepted(String json, String reason) {
    assertThatThrownBy(() -> parse(json))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void all_faults_are_told_at_once() {
    InvalidInputException refusal =
        catchThrowableOfType(
            InvalidInputException.class,
            () -> parse("[[\"pant\", {}], [\"paint\", {\"amount\": -1, \"mode\": 3}], [\"add\"]]"));
    assertThat(refusal.field()).isEqualTo("postprocessor_chain[0]");
    assertThat(refusal)
        .hasMessageStartingWith("4 problems")
        .hasMessageContaining("chain[0] is \"pant\"")
        .hasMessageContaining("chain[1].paint.amount is -1")
        .hasMessageContaining("chain[1].paint.mode is 3")
        .hasMessageContaining("chain[2] is [\"add\"]");
  }

  @Test
  void a_chain_has_at_most_64_filters() {
    String most = String.join(",", Collections.nCopies(64, "[\"add\", {}]"));
    assertThat(parse("[" + most + "]").steps()).hasSize(64);
    assertThatThrownBy(() -> parse("[" + most + ", [\"add\", {}]]"))
        .hasMessage("postprocessor_chain has 65 filters; a chain has at most 64.");
  }

  @Test
  void a_filter_of_very_many_parameters_is_refused_at_once() {
    StringBuilder parameters = new StringBuilder("\"amount\": 1");
    for (int i = 0; i < 1000; i++) {
      parameters.append(", \"k").append(i).append("\": 1");
    }
    assertThatThrownBy(() -> parse("[[\"paint\", {" + parameters + "}]]"))
        .hasMessage("postprocessor_chain[0].paint has 1001 parameters; at most 1000 are read.");
  }

  @Test
  void text_that_is_no_json_is_refused_with_line_and_column() {
    assertThatThrownBy(() -> ChainSpec.parse("[[\"bloom\" {}]]"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("line 1, column");
    assertThatThrownBy(() -> ChainSpec.parse("[] []")).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void a_filter_whose_classes_are_missing_is_refused_with_its_place() {
    FakeFilter broken =
        new FakeFilter(
            "broken",
            0,
            List.of(),
            (values, random) -> {
              throw new NoClassDefFoundError("some/Library");
            });
    FilterRegistry registry = FilterRegistry.of(List.of(broken));
    JsonNode chain = Json.of("[[\"broken\", {}]]");
    assertThatThrownBy(() -> ChainSpec.parse(chain, "chain", Dialect.AUTO, registry))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("chain[0].broken cannot be made")
        .hasMessageContaining("some/Library");
  }
}
