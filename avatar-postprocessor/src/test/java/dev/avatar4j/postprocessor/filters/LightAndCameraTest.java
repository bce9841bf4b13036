package dev.avatar4j.postprocessor.filters;

import static dev.avatar4j.postprocessor.filters.Filtering.colourful;
import static dev.avatar4j.postprocessor.filters.Filtering.filtered;
import static dev.avatar4j.postprocessor.filters.Filtering.frames;
import static dev.avatar4j.postprocessor.filters.Filtering.luminance;
import static dev.avatar4j.postprocessor.filters.Filtering.plain;
import static dev.avatar4j.postprocessor.filters.Filtering.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.Frame;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LightAndCameraTest {
  private static final String CURVE = "[[\"bloom\", {\"threshold\": 1, \"exposure\": 0.8}]]";

  @Test
  void a_dark_picture_blooms_into_its_exposure_alone() {
    Frame dark = plain(40, 30, 0.3, 0.2, 0.1, 0.7);
    Frame result = filtered(dark, 0, "[[\"bloom\", {\"threshold\": 0.5, \"exposure\": 0.8}]]");
    Frame curve = filtered(dark, 0, CURVE);
    assertThat(result.red()).isEqualTo(curve.red());
    assertThat((double) result.red()[5]).isCloseTo(1 - Math.exp(-0.3 * 0.8), within(1e-6));
    assertThat(result.alpha()).containsOnly(0.7f);
  }

  @Test
  void a_bright_spot_glows_as_far_as_the_blur_reaches_in_colour_and_opacity() {
    Frame frame = new Frame(60, 60);
    set(frame, 30 * 60 + 20, 1, 1, 1, 1);
    Frame result = filtered(frame, 0, "[[\"bloom\", {\"sigma\": 1}]]");
    for (int i = 0; i < frame.size(); i++) {
      boolean near = Math.abs(i % 60 - 20) <= 2 && Math.abs(i / 60 - 30) <= 2;
      assertThat(result.alpha()[i] > 0).as("pixel %d", i).isEqualTo(near);
      assertThat(result.green()[i] > 0).as("pixel %d", i).isEqualTo(near);
    }
    assertThat(result.alpha()[30 * 60 + 20]).isEqualTo(1);
  }

  @Test
  void at_threshold_one_white_glows_only_if_always_bright() {
    Frame frame = new Frame(30, 30);
    set(frame, 15 * 30 + 15, 1, 1, 1, 1);
    String always = "[[\"bloom\", {\"threshold\": 1, \"always_bright\": true}]]";
    assertThat(filtered(frame, 0, CURVE).alpha()[15 * 30 + 14]).isZero();
    assertThat(filtered(frame, 0, always).alpha()[15 * 30 + 14]).isPositive();
  }

  @Test
  void red_shrinks_and_blue_grows_and_green_stays() {
    Frame frame = colourful(101, 80);
    for (int i = 0; i < frame.size(); i++) {
      boolean disc = Math.hypot(i % 101 - 50, i / 101 - 39.5) < 25;
      set(frame, i, disc ? 1 : 0, frame.green()[i], disc ? 1 : 0, 1);
    }
    Frame result = filtered(frame, 0, "[[\"chromatic_aberration\", {\"scale\": 0.1}]]");
    assertThat(result.green()).isEqualTo(frame.green());
    double warp = 100 / 101.0 * 79 / 80; // every warp of the reference shrinks this much
    assertThat(sum(result.red()) / sum(frame.red())).isCloseTo(warp / 1.21, within(0.01));
    assertThat(sum(result.blue()) / sum(frame.blue())).isCloseTo(warp / 0.81, within(0.01));
    assertThat((double) result.alpha()[40]).isCloseTo(1, within(1e-6));
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(strings = {"chromatic_aberration", "analog_lowres", "noise"})
  void an_even_number_of_taps_is_refused(String filter) {
    assertThatThrownBy(
            () ->
                filtered(
                    plain(9, 9, 0, 0, 0, 0), 0, "[[\"" + filter + "\", {\"kernel_size\": 4}]]"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("kernel_size is 4; it needs an odd number, or 0.");
  }

  @Test
  void noise_is_the_same_within_a_tick_and_another_in_the_next() {
    Frame[] results = frames(plain(40, 30, 0.5, 0.5, 0.5, 1), "[[\"noise\", {}]]", 3, 3.9, 4);
    assertThat(results[1].red()).isEqualTo(results[0].red());
    assertThat(results[2].red()).isNotEqualTo(results[0].red());
  }

  @Test
  void noise_of_opacity_lies_between_one_less_strength_and_one_and_leaves_colours() {
    Frame frame = colourful(200, 100);
    Arrays.fill(frame.alpha(), 1);
    Frame result =
        filtered(frame, 0, "[[\"noise\", {\"channel\": \"A\", \"strength\": 0.4, \"sigma\": 0}]]");
    assertThat(result.red()).isEqualTo(frame.red());
    assertThat(sum(result.alpha()) / frame.size()).isCloseTo(0.8, within(0.01));
    for (float alpha : result.alpha()) {
      assertThat(alpha).isBetween(0.6f - 1e-6f, 1f);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1.5"})
  void double_size_grains_are_two_by_two_pixels_cut_at_the_far_edges(String sigma) {
    String chain = "[[\"noise\", {\"channel\": \"A\", \"sigma\": " + sigma + "}]]";
    Frame result = filtered(plain(41, 31, 0, 0, 0, 1), 0, chain);
    for (int i = 0; i < result.size(); i++) {
      int corner = i / 41 / 2 * 2 * 41 + i % 41 / 2 * 2;
      assertThat(result.alpha()[i]).isEqualTo(result.alpha()[corner]);
    }
    assertThat(result.alpha()[2]).isNotEqualTo(result.alpha()[0]);
    assertThat(result.alpha()[2 * 41]).isNotEqualTo(result.alpha()[0]);
  }

  @Test
  void noise_of_luminance_keeps_colour_differences_and_opacity() {
    Frame frame = plain(64, 64, 0.6, 0.5, 0.4, 0.8);
    Frame result = filtered(frame, 0, "[[\"noise\", {\"double_size\": false}]]");
    assertThat(result.alpha()).isEqualTo(frame.alpha());
    for (int i = 0; i < frame.size(); i++) {
      assertThat(result.red()[i] - result.blue()[i]).isCloseTo(0.2f, within(1e-6f));
      assertThat(luminance(result, i)).isBetween(0.7 * luminance(frame, i) - 1e-6, 0.5141);
    }
  }

  @Test
  void vignetting_blackens_the_corners_at_one_half_and_leaves_the_middle() {
    Frame result =
        filtered(plain(31, 21, 1, 1, 1, 1), 0, "[[\"vignetting\", {\"strength\": 0.5}]]");
    assertThat(result.red()[0]).isCloseTo(0, within(1e-12f));
    assertThat(result.blue()[31 * 21 - 1]).isCloseTo(0, within(1e-12f));
    assertThat(result.green()[10 * 31 + 15]).isEqualTo(1);
    assertThat(result.green()[10 * 31])
        .isCloseTo((float) Math.pow(Math.cos(Math.PI / 2 * Math.sqrt(0.5)), 2), within(1e-6f));
    assertThat(result.alpha()).containsOnly(1);
  }

  @Test
  void a_desaturated_picture_is_its_luminance_times_the_tint() {
    Frame frame = colourful(30, 20);
    Frame result = filtered(frame, 0, "[[\"desaturate\", {\"tint_rgb\": [1, 0.5, 0.2]}]]");
    for (int i = 0; i < frame.size(); i++) {
      double y = luminance(frame, i);
      assertThat((double) result.red()[i]).isCloseTo(y, within(1e-6));
      assertThat((double) result.green()[i]).isCloseTo(0.5 * y, within(1e-6));
      assertThat((double) result.blue()[i]).isCloseTo(0.2 * y, within(1e-6));
    }
    assertThat(result.alpha()).isEqualTo(frame.alpha());
  }

  @Test
  void only_the_reference_hue_keeps_its_colour() {
    Frame frame = plain(20, 20, 0, 0, 1, 1);
    set(frame, 7, 1, 0, 0, 1);
    set(frame, 8, 0.5, 0.5, 0.5, 1);
    Frame result = filtered(frame, 0, "[[\"desaturate\", {\"bandpass_q\": 0.3}]]");
    assertThat(result.red()[7]).isGreaterThan(0.99f);
    assertThat(result.green()[7]).isLessThan(0.01f);
    assertThat(result.red()[8]).isEqualTo(0.5f, within(1e-6f));
    assertThat(result.red()[0]).isEqualTo(0.0722f, within(1e-6f));
    assertThat(result.blue()[0]).isEqualTo(0.0722f, within(1e-6f));
  }
}
