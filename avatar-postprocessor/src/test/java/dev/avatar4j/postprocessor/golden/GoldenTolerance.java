package dev.avatar4j.postprocessor.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * How far float32 results may be from the reference's: 1e-5 for pointwise and blurring filters,
 * 1e-4 for filters that move pixels, 2e-4 for these on a one-pixel checkerboard or with waves of 50
 * and more periods, 2e-4 for chains.
 */
final class GoldenTolerance {
  private static final double POINTWISE = 1e-5;
  private static final double WARP = 1e-4;
  private static final double LOOSE = 2e-4;
  private static final Set<String> WARPS =
      Set.of(
          "zoom",
          "chromatic_aberration",
          "analog_rippling_hsync",
          "analog_badhsync",
          "analog_runaway_hsync",
          "analog_distort",
          "analog_vhs_headswitching",
          "analog_vhstracking",
          "digital_glitches",
          "shift_distort");
  private static final Set<String> CHECKERED = Set.of("synth512", "synth389");

  private GoldenTolerance() {}

  static double of(JsonNode golden) {
    if (golden.get("chain").size() > 1) {
      return LOOSE;
    }
    if (!WARPS.contains(golden.at("/chain/0/0").asText())) {
      return POINTWISE;
    }
    return CHECKERED.contains(golden.get("input").asText()) ? LOOSE : WARP;
  }
}
