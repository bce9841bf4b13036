package dev.avatar4j.postprocessor.docs;

import dev.avatar4j.postprocessor.FilterType;
import java.util.Map;

/**
 * How a filter is shown in the guide: strong enough to be seen in a small picture.
 *
 * @param name its name
 * @param parameters its parameters as JSON
 * @param frameNumber when
 */
record Shot(String name, String parameters, double frameNumber) {
  private static final String GLITCHY = "{\"unboost\": 0.3, ";

  private static final Map<String, String> PARAMETERS =
      Map.ofEntries(
          Map.entry("zoom", "{\"center_y\": -0.2, \"factor\": 2.0}"),
          Map.entry("bloom", "{\"threshold\": 0.5, \"exposure\": 1.2}"),
          Map.entry("chromatic_aberration", "{\"scale\": 0.02}"),
          Map.entry("noise", "{\"strength\": 0.6}"),
          Map.entry("vignetting", "{}"),
          Map.entry("desaturate", "{\"bandpass_reference_rgb\": [1, 0, 0], \"bandpass_q\": 0.3}"),
          Map.entry("monochrome_display", "{\"tint_rgb\": [1, 0.5, 0.2]}"),
          Map.entry("chroma_subsample", "{\"mode\": \"digital\"}"),
          Map.entry("analog_rippling_hsync", "{\"amplitude1\": 0.01, \"amplitude2\": 0.006}"),
          Map.entry("analog_vhs_noise", "{\"strength\": 0.6, \"mode\": \"NTSC\"}"),
          Map.entry("analog_vhsglitches", GLITCHY + "\"strength\": 0.5}"),
          Map.entry("analog_vhs_headswitching", "{\"height\": 0.05, \"max_displacement\": 0.1}"),
          Map.entry("analog_vhstracking", "{\"base_offset\": 0.1}"),
          Map.entry("digital_glitches", GLITCHY + "\"strength\": 0.1}"),
          Map.entry("translucent_display", "{\"alpha\": 0.6}"),
          Map.entry("banding", "{\"strength\": 0.9}"),
          Map.entry("scanlines", "{\"strength\": 0.5}"));

  static Shot of(FilterType type) {
    return new Shot(type.name(), PARAMETERS.getOrDefault(type.name(), "{}"), 6);
  }

  String chain() {
    return "[[\"" + name + "\", " + parameters + "]]";
  }

  String still() {
    return name + ".png";
  }

  String clip() {
    return name + "-moving.png";
  }
}
