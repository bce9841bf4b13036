package dev.avatar4j.postprocessor.filters;

import static dev.avatar4j.postprocessor.filters.Filtering.colourful;
import static dev.avatar4j.postprocessor.filters.Filtering.copy;
import static dev.avatar4j.postprocessor.filters.Filtering.filtered;
import static dev.avatar4j.postprocessor.filters.Filtering.luminance;
import static dev.avatar4j.postprocessor.filters.Filtering.plain;
import static dev.avatar4j.postprocessor.filters.Filtering.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.ChainSpec;
import dev.avatar4j.postprocessor.FilterChain;
import dev.avatar4j.postprocessor.RowWorkers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportAndDisplayTest {
  @Test
  void a_plain_picture_stays_as_it_is_at_low_resolution() {
    Frame result = filtered(plain(33, 70, 0.1, 0.5, 0.9, 0.3), 0, "[[\"analog_lowres\", {}]]");
    for (int i = 0; i < result.size(); i++) {
      assertThat(result.red()[i]).isEqualTo(0.1f, within(1e-6f));
      assertThat(result.alpha()[i]).isEqualTo(0.3f, within(1e-6f));
    }
  }

  @Test
  void low_resolution_spreads_a_dot_into_the_kernel() {
    Frame frame = new Frame(21, 21);
    set(frame, 10 * 21 + 10, 1, 0, 0, 1);
    Frame result = filtered(frame, 0, "[[\"analog_lowres\", {\"sigma\": 1}]]");
    double[] g = {1, Math.exp(-0.5), Math.exp(-2)};
    double sum = g[0] + 2 * (g[1] + g[2]);
    assertThat((double) result.red()[11 * 21 + 12])
        .isCloseTo(g[1] * g[2] / sum / sum, within(1e-7));
    assertThat((double) result.alpha()[10 * 21 + 10]).isCloseTo(1 / sum / sum, within(1e-7));
    assertThat(result.red()[10 * 21 + 13]).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"mode\": \"digital\"}",
        "{\"mode\": \"digital\", \"upscale\": \"bilinear\"}",
        "{\"mode\": \"digital\", \"subsampling\": \"4:2:2\", \"double_size\": false}"
      })
  void coarse_colour_leaves_luminance_opacity_and_greys(String parameters) {
    Frame frame = colourful(37, 25);
    for (int i = 0; i < frame.size(); i++) { // weak colours, so that nothing is limited
      set(
          frame,
          i,
          0.4 + 0.1 * frame.red()[i],
          0.4 + 0.1 * frame.green()[i],
          0.4 + 0.1 * frame.blue()[i],
          frame.alpha()[i]);
    }
    String chain = "[[\"chroma_subsample\", " + parameters + "]]";
    Frame result = filtered(frame, 0, chain);
    assertThat(result.alpha()).isEqualTo(frame.alpha());
    assertThat(result.red()).isNotEqualTo(frame.red());
    for (int i = 0; i < frame.size(); i++) {
      assertThat(luminance(result, i)).isCloseTo(luminance(frame, i), within(1e-6));
    }
    assertThat(filtered(plain(37, 25, 0.3, 0.3, 0.3, 1), 0, chain).blue()[40])
        .isEqualTo(0.3f, within(1e-6f));
  }

  @Test
  void digital_colour_comes_in_blocks_of_the_top_left_pixels_colour() {
    Frame frame = plain(16, 16, 0.5, 0.5, 0.5, 1);
    set(frame, 4 * 16 + 8, 0.6, 0.5, 0.4, 1);
    set(frame, 1 * 16 + 1, 0.6, 0.5, 0.4, 1);
    Frame result = filtered(frame, 0, "[[\"chroma_subsample\", {\"mode\": \"digital\"}]]");
    for (int i = 0; i < frame.size(); i++) {
      boolean block = i % 16 / 4 == 2 && i / 16 / 4 == 1;
      assertThat(result.red()[i] - result.blue()[i])
          .as("pixel %d", i)
          .isEqualTo(block ? 0.2f : 0f, within(1e-6f));
    }
  }

  @Test
  void a_band_is_brightest_where_its_sine_is_and_everything_is_limited() {
    Frame frame = plain(8, 101, 0.5, 0.9, -1, 2);
    Frame result = filtered(frame, 0, "[[\"banding\", {\"density\": 1, \"strength\": 0.4}]]");
    assertThat(result.red()[50 * 8]).isEqualTo(0.7f, within(1e-6f));
    assertThat(result.red()[0]).isEqualTo(0.5f, within(1e-6f));
    assertThat(result.green()[50 * 8]).isEqualTo(1);
    assertThat(result.blue()).containsOnly(0);
    assertThat(result.alpha()).containsOnly(1);
  }

  @Test
  void bands_run_by_speed_rows_per_frame() {
    Frame frame = plain(1, 101, 0.5, 0.5, 0.5, 1);
    String chain = "[[\"banding\", {\"density\": 1, \"speed\": 10}]]";
    Frame still = filtered(frame, 0, chain);
    Frame later = filtered(frame, 1, chain);
    assertThat(later.red()[60]).isEqualTo(still.red()[50], within(1e-3f));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void single_scanlines_alternate_with_the_tick(int tick) {
    Frame result =
        filtered(
            plain(3, 20, 0.5, 0.5, 0.5, 1),
            tick + 0.5,
            "[[\"scanlines\", {\"double_size\": false, \"strength\": 0.5}]]");
    for (int y = 0; y < 20; y++) {
      boolean hit = (y + tick) % 2 == 0;
      assertThat(result.red()[3 * y]).as("row %d", y).isEqualTo(hit ? 0.25f : 0.5f, within(1e-6f));
    }
  }

  @Test
  void double_scanlines_of_opacity_hit_pairs_of_rows_from_the_field_on() {
    Frame result =
        filtered(
            plain(3, 20, 0.5, 2, 0.5, 1),
            5,
            "[[\"scanlines\", {\"dynamic\": false, \"field\": 1, \"channel\": \"A\"}]]");
    for (int y = 0; y < 20; y++) {
      boolean hit = y >= 1 && (y - 1) % 4 < 2;
      assertThat(result.alpha()[3 * y]).as("row %d", y).isEqualTo(hit ? 0.9f : 1f, within(1e-6f));
    }
    assertThat(result.green()).containsOnly(2);
  }

  @Test
  void a_monochrome_display_shows_luminance_in_its_tint() {
    Frame result =
        filtered(
            plain(5, 5, 0, 1, 0, 0.4),
            0,
            "[[\"monochrome_display\", {\"strength\": 0.5, \"tint_rgb\": [1, 0.5, 0]}]]");
    assertThat(result.red()[3]).isEqualTo(0.5f * 0.7152f, within(1e-6f));
    assertThat(result.green()[3]).isEqualTo(0.5f + 0.25f * 0.7152f, within(1e-6f));
    assertThat(result.blue()[3]).isZero();
    assertThat(result.alpha()).containsOnly(0.4f);
  }

  @Test
  void all_filters_cope_with_a_single_pixel_row_or_column() {
    for (String filter :
        new String[] {
          "bloom", "chromatic_aberration", "noise", "vignetting", "desaturate", "analog_lowres",
          "chroma_subsample", "banding", "scanlines", "monochrome_display", "posterize", "pixelize"
        }) {
      for (int[] size : new int[][] {{1, 1}, {40, 1}, {1, 40}, {200, 100}}) {
        Frame frame = plain(size[0], size[1], 0.2, 0.3, 0.4, 0.5);
        Frame result = filtered(frame, 1, "[[\"" + filter + "\", {}]]");
        for (int channel = 0; channel < 4; channel++) {
          for (float value : result.plane(channel)) {
            assertThat(value).as(filter).isBetween(0f, 1f);
          }
        }
      }
    }
  }

  @Test
  void a_running_chain_copes_with_frames_of_another_shape_and_equal_size() {
    String chain =
        """
        [["bloom", {}], ["chromatic_aberration", {}], ["noise", {}], ["vignetting", {}],
         ["desaturate", {"bandpass_q": 0.5}], ["analog_lowres", {}], ["chroma_subsample", {}],
         ["chroma_subsample", {"mode": "digital"}], ["banding", {}], ["scanlines", {}]]""";
    Frame wide = colourful(60, 20);
    Frame high = colourful(20, 60);
    try (RowWorkers workers = new RowWorkers(2);
        FilterChain running = FilterChain.open(ChainSpec.parse(chain), workers, 5)) {
      running.apply(copy(wide), 7);
      Frame result = copy(high);
      running.apply(result, 7);
      assertThat(running.statistics()).allSatisfy(s -> assertThat(s.lastFailure()).isEmpty());
      assertThat(result.red()).isEqualTo(filtered(high, 7, chain).red());
    }
  }
}
