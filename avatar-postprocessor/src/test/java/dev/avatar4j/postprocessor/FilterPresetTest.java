package dev.avatar4j.postprocessor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.image.Frame;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FilterPresetTest {
  @Test
  void every_preset_has_a_name_of_its_own_a_title_and_a_help_text() {
    assertThat(FilterPreset.all())
        .extracting(FilterPreset::name)
        .doesNotHaveDuplicates()
        .contains("hologram", "amber", "vhs", "glitchy", "sepia");
    for (FilterPreset preset : FilterPreset.all()) {
      assertThat(preset.title()).as(preset.name()).isNotBlank();
      assertThat(preset.help()).as(preset.name()).endsWith(".");
    }
  }

  @Test
  void every_preset_changes_the_picture_without_a_failure() {
    for (FilterPreset preset : FilterPreset.all()) {
      Frame frame = new Frame(64, 64);
      Arrays.fill(frame.alpha(), 1);
      for (int i = 0; i < frame.red().length; i++) {
        frame.red()[i] = (i % 64) / 64f;
        frame.green()[i] = (i / 64) / 64f;
        frame.blue()[i] = 0.4f;
      }
      float[] before = frame.green().clone();
      try (RowWorkers workers = new RowWorkers(1);
          FilterChain chain = FilterChain.open(preset.chain(), workers, 1)) {
        chain.apply(frame, 10);
        assertThat(frame.green()).as(preset.name()).isNotEqualTo(before);
        assertThat(chain.statistics())
            .as(preset.name())
            .allSatisfy(filter -> assertThat(filter.failures()).isZero());
      }
    }
  }
}
