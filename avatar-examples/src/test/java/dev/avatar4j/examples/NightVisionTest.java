package dev.avatar4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.ImageLimits;
import dev.avatar4j.image.Picture;
import dev.avatar4j.postprocessor.ChainSpec;
import dev.avatar4j.postprocessor.FilterChain;
import dev.avatar4j.postprocessor.FilterMetadata;
import dev.avatar4j.postprocessor.FilterRegistry;
import dev.avatar4j.postprocessor.RowWorkers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A filter of one's own is found, described, checked and run like the built-in ones. */
class NightVisionTest {
  @Test
  void it_is_found_among_the_others_at_its_place() {
    assertThat(FilterRegistry.standard().all())
        .extracting(type -> type.name())
        .containsSubsequence("vignetting", "night_vision", "desaturate");
  }

  @Test
  void it_is_described_for_editors() {
    JsonNode described =
        StreamSupport.stream(
                FilterMetadata.compatible(FilterRegistry.standard()).spliterator(), false)
            .filter(filter -> filter.get(0).asText().equals("night_vision"))
            .findFirst()
            .orElseThrow()
            .get(1);
    assertThat(described.get("defaults"))
        .hasToString("{\"gain\":4.0,\"grain\":0.15,\"tint_rgb\":[0.3,1.0,0.25]}");
    assertThat(described.get("ranges"))
        .hasToString("{\"gain\":[1.0,10.0],\"grain\":[0.0,1.0],\"tint_rgb\":[\"!RGB\"]}");
  }

  @Test
  void bad_values_are_refused_with_place_and_range() {
    assertThatThrownBy(() -> ChainSpec.parse("[[\"night_vision\", {\"gain\": 101}]]"))
        .hasMessage("chain[0].night_vision.gain is 101; it needs a number from 0 to 100.");
    assertThatThrownBy(() -> ChainSpec.parse("[[\"night_vison\", {}]]"))
        .hasMessageContaining("Did you mean \"night_vision\"?");
  }

  @Test
  void it_runs_in_a_chain_and_repeats_itself_for_the_same_seed() {
    assertThat(filtered(1).green()).isEqualTo(filtered(1).green());
    assertThat(filtered(1).green()).isNotEqualTo(filtered(2).green());
    Frame frame = filtered(1);
    for (int i = 0; i < frame.size(); i++) {
      assertThat(frame.red()[i]).isBetween(0f, 0.3f).isLessThan(frame.green()[i]);
    }
  }

  private static Frame filtered(long seed) {
    Frame frame = new Frame(64, 48);
    Arrays.fill(frame.red(), 0.2f);
    Arrays.fill(frame.alpha(), 1);
    ChainSpec spec = ChainSpec.parse("[[\"night_vision\", {}]]");
    try (RowWorkers workers = new RowWorkers(2);
        FilterChain chain = FilterChain.open(spec, workers, seed)) {
      chain.apply(frame, 3);
      assertThat(chain.statistics().get(0).failures()).isZero();
    }
    return frame;
  }

  @Test
  void the_example_program_writes_a_green_picture(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("night.png");
    FilteredPicture.main(new String[] {file.toString()});
    byte[] rgba = Picture.load(file, ImageLimits.DEFAULTS).pixels().rgba();
    int middle = 4 * (120 * 512 + 256);
    assertThat(rgba[middle + 1] & 255).isGreaterThan(rgba[middle] & 255).isGreaterThan(60);
  }
}
