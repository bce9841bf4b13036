package dev.avatar4j.postprocessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.postprocessor.golden.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names and defaults of the older system, and every chain its documents show. */
class DialectTest {
  private static JsonNode today(String json, Dialect dialect) {
    return ChainSpec.parse(Json.of(json), "chain", dialect, FilterRegistry.standard()).toJson();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"bloom\", {}] | [\"bloom\", {\"threshold\": 0.8, \"exposure\": 0.7, \"sigma\": 7.0, \"always_bright\": true}]",
        "[\"bloom\", {\"luma_threshold\": 0.5, \"hdr_exposure\": 1.5}] | [\"bloom\", {\"threshold\": 0.5, \"exposure\": 1.5, \"sigma\": 7.0, \"always_bright\": true}]",
        "[\"chromatic_aberration\", {\"axial_scale\": 0.01}] | [\"chromatic_aberration\", {\"scale\": 0.01, \"sigma\": 0.5, \"kernel_size\": 5}]",
        "[\"vignetting\", {}] | [\"vignetting\", {}]",
        "[\"translucency\", {}] | [\"translucent_display\", {\"alpha\": 0.9}]",
        "[\"alphanoise\", {\"name\": \"x\"}] | [\"noise\", {\"strength\": 0.1, \"sigma\": 0.0, \"channel\": \"A\", \"double_size\": false, \"name\": \"x\", \"kernel_size\": 5}]",
        "[\"lumanoise\", {\"magnitude\": 0.3, \"sigma\": 2.0}] | [\"noise\", {\"strength\": 0.3, \"sigma\": 2.0, \"channel\": \"Y\", \"double_size\": false, \"kernel_size\": 5}]",
        "[\"analog_lowres\", {\"kernel_size\": 9}] | [\"analog_lowres\", {\"sigma\": 0.75, \"kernel_size\": 9}]",
        "[\"analog_badhsync\", {}] | [\"analog_rippling_hsync\", {\"amplitude1\": 0.0, \"amplitude2\": 0.0}]",
        "[\"analog_badhsync\", {\"amplitude3\": 0, \"density1\": 2}] | [\"analog_rippling_hsync\", {\"amplitude1\": 0.0, \"density1\": 2.0, \"amplitude3\": 0.0}]",
        "[\"analog_badhsync\", {\"density2\": null, \"density3\": null}] | [\"analog_rippling_hsync\", {\"density2\": 0.0, \"density3\": 0.0}]",
        "[\"analog_distort\", {\"strength\": 0.2}] | [\"analog_runaway_hsync\", {\"asymmetry\": 0.2, \"ripple_amplitude\": 0.05, \"placement\": \"top\"}]",
        "[\"analog_vhstracking\", {}] | [\"analog_vhstracking\", {\"speed\": 2.5, \"double_size\": false, \"redraw\": \"frame\"}]",
        "[\"shift_distort\", {\"strength\": 0.04}] | [\"digital_glitches\", {\"strength\": 0.04}]",
        "[\"scanlines\", {\"channel\": \"A\"}] | [\"scanlines\", {\"double_size\": false, \"channel\": \"A\", \"strength\": 0.5}]",
        "[\"scanlines\", {\"strength\": 0.2}] | [\"scanlines\", {\"double_size\": false, \"strength\": 0.2}]",
      })
  void old_filters_have_their_old_defaults(String old, String today) {
    JsonNode actual = today("[" + old + "]", Dialect.TALKINGHEAD).get(0);
    JsonNode expected = Json.of(today);
    assertThat(actual.get(0)).isEqualTo(expected.get(0));
    assertSame(actual.get(1), expected.get(1));
  }

  private static void assertSame(JsonNode actual, JsonNode expected) {
    assertThat(actual.toString().replace("\"kernel_size\":5.0", "\"kernel_size\":5"))
        .satisfies(text -> assertThat(sorted(Json.of(text))).isEqualTo(sorted(expected)));
  }

  private static String sorted(JsonNode object) {
    java.util.TreeMap<String, String> entries = new java.util.TreeMap<>();
    object.properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue().toString()));
    return entries.toString();
  }

  @Test
  void one_old_name_makes_the_whole_chain_old() {
    String shared = "[\"scanlines\", {}]";
    String oldFilter = "[" + shared + ", [\"lumanoise\", {}]]";
    String oldParameter = "[" + shared + ", [\"bloom\", {\"luma_threshold\": 0.8}]]";
    String today = "[" + shared + ", [\"bloom\", {\"threshold\": 0.8}]]";
    assertThat(today(oldFilter, Dialect.AUTO)).isEqualTo(today(oldFilter, Dialect.TALKINGHEAD));
    assertThat(today(oldParameter, Dialect.AUTO))
        .isEqualTo(today(oldParameter, Dialect.TALKINGHEAD));
    assertThat(today(today, Dialect.AUTO)).isEqualTo(today(today, Dialect.RAVEN));
    assertThat(today(oldFilter, Dialect.RAVEN).get(0)).isEqualTo(Json.of(shared));
  }

  @Test
  void an_old_chain_written_out_in_todays_names_means_the_same() {
    String old =
        """
        [["bloom", {}], ["chromatic_aberration", {}], ["analog_lowres", {}], ["lumanoise", {}],
         ["analog_badhsync", {}], ["analog_vhstracking", {}], ["scanlines", {}]]""";
    JsonNode today = today(old, Dialect.AUTO);
    assertThat(today(today.toString(), Dialect.AUTO)).isEqualTo(today);
  }

  @Test
  void the_old_and_the_new_name_of_one_parameter_do_not_go_together() {
    assertThatThrownBy(
            () ->
                today("[[\"bloom\", {\"luma_threshold\": 0.8, \"threshold\": 0.8}]]", Dialect.AUTO))
        .hasMessage(
            "chain[0].bloom.threshold is the same as luma_threshold, which is set, too; drop one.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // the standard chain of the newer system
        """
        [["bloom", {}], ["chromatic_aberration", {}], ["vignetting", {}],
         ["translucent_display", {}], ["banding", {}], ["scanlines", {}]]""",
        // its settings "glitchyholo"
        """
        [["bloom", {"exposure": 0.842, "threshold": 0.56}],
         ["chromatic_aberration", {"scale": 0.005, "sigma": 1.0}],
         ["vignetting", {"strength": 0.42}], ["translucent_display", {"alpha": 0.9}],
         ["noise", {"channel": "Y", "sigma": 1.0, "strength": 0.3, "name": null}],
         ["digital_glitches", {"strength": 0.009, "unboost": 10, "max_glitches": 5,
           "min_glitch_height": 20, "max_glitch_height": 30, "hold_min": 1, "hold_max": 3,
           "name": null}],
         ["monochrome_display", {"tint_rgb": [0.4584, 0.6860, 0.8762]}],
         ["banding", {"strength": 0.9, "density": 2, "speed": 32}],
         ["scanlines", {"field": 0, "channel": "Y", "double_size": true, "dynamic": true,
           "strength": 0.404}]]""",
        // its settings "redsepia"
        """
        [["bloom", {}], ["chromatic_aberration", {}], ["vignetting", {}],
         ["translucent_display", {}],
         ["desaturate", {"tint_rgb": [1, 0.7569, 0.4549], "bandpass_q": 0.067,
           "bandpass_reference_rgb": [1, 0.0745, 0]}],
         ["banding", {"strength": 0.4, "density": 2, "speed": 16}],
         ["scanlines", {"channel": "Y", "double_size": true, "dynamic": true, "strength": 0.1}]]""",
        // the older system's hologram, amber screen and video tape
        """
        [["bloom", {}], ["lumanoise", {"magnitude": 0.1, "sigma": 0.0}], ["banding", {}],
         ["scanlines", {"dynamic": true, "channel": "A"}]]""",
        """
        [["chromatic_aberration", {}], ["vignetting", {}],
         ["desaturate", {"tint_rgb": [1.0, 0.5, 0.2]}], ["banding", {}],
         ["scanlines", {"dynamic": false, "channel": "A"}]]""",
        """
        [["bloom", {}], ["analog_lowres", {}], ["lumanoise", {"magnitude": 0.3, "sigma": 2.0}],
         ["analog_badhsync", {}], ["analog_vhsglitches", {"unboost": 1.0}],
         ["analog_vhstracking", {}], ["banding", {}],
         ["scanlines", {"dynamic": true, "channel": "A"}]]"""
      })
  void every_chain_of_the_older_and_newer_documents_is_accepted(String chain) {
    for (Dialect dialect : Dialect.values()) {
      assertThat(today(chain, dialect)).hasSameSizeAs(Json.of(chain));
    }
  }
}
