package dev.avatar4j.postprocessor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The filters of the older system that differ from today's in name, parameters or defaults. What is
 * absent here has not changed since.
 */
final class LegacyFilters {
  private static final Map<String, Object> OLD_NOISE =
      Map.of("strength", 0.1, "sigma", 0.0, "double_size", false, "kernel_size", 5.0);

  private static final Map<String, LegacyFilter> BY_NAME =
      index(
          new LegacyFilter(
              "bloom",
              "bloom",
              Map.of("luma_threshold", "threshold", "hdr_exposure", "exposure"),
              Map.of("threshold", 0.8, "exposure", 0.7, "sigma", 7.0, "always_bright", true),
              false),
          new LegacyFilter(
              "chromatic_aberration",
              "chromatic_aberration",
              Map.of("transverse_sigma", "sigma", "axial_scale", "scale"),
              Map.of("scale", 0.005, "sigma", 0.5, "kernel_size", 5.0),
              false),
          new LegacyFilter(
              "translucency", "translucent_display", Map.of(), Map.of("alpha", 0.9), false),
          noise("alphanoise", "A"),
          noise("lumanoise", "Y"),
          new LegacyFilter(
              "analog_lowres",
              "analog_lowres",
              Map.of(),
              Map.of("sigma", 0.75, "kernel_size", 5.0),
              false),
          new LegacyFilter("analog_badhsync", "analog_rippling_hsync", Map.of(), Map.of(), true),
          new LegacyFilter(
              "analog_distort",
              "analog_runaway_hsync",
              Map.of("strength", "asymmetry", "edge", "placement"),
              Map.of("asymmetry", 0.1, "ripple_amplitude", 0.05, "placement", "top"),
              false),
          new LegacyFilter(
              "analog_vhstracking",
              "analog_vhstracking",
              Map.of(),
              Map.of("speed", 2.5, "double_size", false, "redraw", "frame"),
              false),
          new LegacyFilter("shift_distort", "digital_glitches", Map.of(), Map.of(), false),
          new LegacyFilter(
              "scanlines",
              "scanlines",
              Map.of(),
              Map.of("strength", 0.5, "double_size", false),
              false));

  private LegacyFilters() {}

  private static LegacyFilter noise(String name, String channel) {
    Map<String, Object> defaults = new HashMap<>(OLD_NOISE);
    defaults.put("channel", channel);
    return new LegacyFilter(
        name, "noise", Map.of("magnitude", "strength"), Map.copyOf(defaults), false);
  }

  private static Map<String, LegacyFilter> index(LegacyFilter... filters) {
    return Arrays.stream(filters)
        .collect(Collectors.toUnmodifiableMap(LegacyFilter::name, Function.identity()));
  }

  /**
   * @param name the name of a filter in a chain
   * @return how the older system understood it; null if as today, or not at all
   */
  static LegacyFilter find(String name) {
    return BY_NAME.get(name);
  }

  /**
   * @return the names of all filters here
   */
  static Set<String> names() {
    return BY_NAME.keySet();
  }
}
