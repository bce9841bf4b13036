package dev.avatar4j.postprocessor.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.ChainForTests;
import dev.avatar4j.postprocessor.ChainSpec;
import dev.avatar4j.postprocessor.Dialect;
import dev.avatar4j.postprocessor.FilterChain;
import dev.avatar4j.postprocessor.FilterRegistry;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case of the reference systems, by its id. To run some only while working on a filter:
 * {@code -Dgolden.only=bloom} takes the ids that contain that text.
 */
class GoldenCasesTest {
  /** What the references die of, and what we say to it. */
  private static final Map<String, String> REFUSALS =
      Map.of(
          "new-err-unknown-filter-synthcrop", "chain[0] is \"no_such_filter\", but no filter",
          "old-err-unknown-filter-synthcrop", "chain[0] is \"no_such_filter\", but no filter",
          "new-err-unknown-param-synthcrop", "chain[0].bloom.no_such_param is no parameter",
          "new-err-bad-mode-synthcrop",
              "chain[0].chroma_subsample.mode is \"SECAM\"; it needs one of analog, digital",
          "new-err-bad-vhs-mode-synthcrop",
              "chain[0].analog_vhs_noise.mode is \"SECAM\"; it needs one of PAL, NTSC",
          "new-err-zero-sigma-synthcrop", "chain[0].analog_lowres.sigma is 0.0; it needs a number",
          // the reference takes any unknown channel for luminance, which hides typing errors
          "new-unknown-channel-synthcrop",
              "chain[0].scanlines.channel is \"Q\"; it needs one of Y, A");

  @TestFactory
  Stream<DynamicTest> the_reference() {
    String only = System.getProperty("golden.only", "");
    return cases()
        .filter(golden -> golden.get("id").asText().contains(only))
        .map(golden -> DynamicTest.dynamicTest(golden.get("id").asText(), () -> verify(golden)));
  }

  private static Stream<JsonNode> cases() {
    JsonNode cases = ReferenceFiles.json("cases.json").get("cases");
    return StreamSupport.stream(cases.spliterator(), false)
        .filter(golden -> !golden.get("version").asText().equals("color"));
  }

  private static void verify(JsonNode golden) {
    ReferenceCase test = new ReferenceCase(golden);
    String refusal = REFUSALS.get(test.id());
    if (refusal != null) {
      assertThatThrownBy(test::spec)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining(refusal);
      return;
    }
    if (golden.has("raises")) {
      assertThat(test.spec().steps()).hasSize(1); // understood on purpose; see the tests below
      return;
    }
    SampledFrame.of(golden).assertEqual(test.result(), test.tolerance());
  }

  @Test
  void cases_that_raise_are_refused_or_understood_on_purpose() {
    assertThat(cases().filter(golden -> golden.has("raises")).map(c -> c.get("id").asText()))
        .allSatisfy(
            id ->
                assertThat(
                        REFUSALS.containsKey(id)
                            || id.equals("new-err-old-name-synthcrop")
                            || id.equals("old-desaturate-band-synth512"))
                    .as(id)
                    .isTrue());
  }

  @Test
  void an_old_name_in_a_new_chain_means_what_the_filter_is_called_today() {
    Frame old = filtered("[[\"translucency\", {}]]", Dialect.RAVEN);
    Frame today = filtered("[[\"translucent_display\", {}]]", Dialect.RAVEN);
    assertThat(old.alpha()).isEqualTo(today.alpha());
  }

  @Test
  void the_hue_band_that_crashed_the_old_system_works_as_in_the_new_one() {
    String chain = "[[\"desaturate\", {\"bandpass_q\": 0.3}]]";
    Frame old = filtered(chain, Dialect.TALKINGHEAD);
    assertThat(old.red()).isEqualTo(filtered(chain, Dialect.RAVEN).red());
    assertThat(old.red()).isNotEqualTo(filtered("[[\"desaturate\", {}]]", Dialect.RAVEN).red());
  }

  private static Frame filtered(String json, Dialect dialect) {
    Frame frame = ReferenceInputs.of("synthcrop");
    ChainSpec spec = ChainSpec.parse(Json.of(json), "chain", dialect, FilterRegistry.standard());
    try (FilterChain chain = ChainForTests.open(spec, new InjectedDraws())) {
      chain.apply(frame, 0);
    }
    return frame;
  }
}
