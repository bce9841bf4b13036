package dev.avatar4j.postprocessor.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.ChainForTests;
import dev.avatar4j.postprocessor.ChainSpec;
import dev.avatar4j.postprocessor.Dialect;
import dev.avatar4j.postprocessor.FilterChain;
import dev.avatar4j.postprocessor.FilterRegistry;

/**
 * One case of the reference systems.
 *
 * @param json its description: {@code id, version, chain, input, frame_no, rand_calls}
 */
record ReferenceCase(JsonNode json) {
  String id() {
    return json.get("id").asText();
  }

  ChainSpec spec() {
    Dialect dialect =
        json.get("version").asText().equals("old") ? Dialect.TALKINGHEAD : Dialect.RAVEN;
    return ChainSpec.parse(json.get("chain"), "chain", dialect, FilterRegistry.standard());
  }

  /** Our result, with the reference's draws. */
  Frame result() {
    Frame frame = ReferenceInputs.of(json.get("input").asText());
    InjectedDraws draws = new InjectedDraws();
    try (FilterChain chain = ChainForTests.open(spec(), draws)) {
      chain.apply(frame, json.path("frame_no").asDouble(0));
      assertThat(chain.statistics()).allSatisfy(slot -> assertThat(slot.lastFailure()).isEmpty());
    }
    if (json.has("rand_calls")) {
      assertThat(draws.draws()).as("draws").isEqualTo(json.get("rand_calls").size());
    }
    return frame;
  }

  double tolerance() {
    return GoldenTolerance.of(json);
  }

  /** Rows from here on are the same whatever is drawn, up to {@link #validTo}. */
  int validFrom() {
    return json.at("/valid_rows/0").asInt(0);
  }

  int validTo() {
    return json.at("/valid_rows/1").asInt(Integer.MAX_VALUE);
  }
}
