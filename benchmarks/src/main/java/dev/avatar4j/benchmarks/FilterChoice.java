package dev.avatar4j.benchmarks;

import dev.avatar4j.postprocessor.ChainSpec;

/** Chains to measure: every filter at its defaults, and what people use. */
public enum FilterChoice {
  /** The old manual's hologram. */
  HOLOGRAM(
      """
      [["bloom", {}], ["noise", {"strength": 0.1, "sigma": 0, "channel": "Y"}], ["banding", {}],
       ["scanlines", {"dynamic": true, "channel": "A"}]]"""),
  /** The default of the newer reference system. */
  SIX(
      """
      [["bloom", {}], ["chromatic_aberration", {}], ["vignetting", {}],
       ["translucent_display", {}], ["banding", {}], ["scanlines", {}]]"""),
  /** The old manual's amber terminal. */
  AMBER(
      """
      [["chromatic_aberration", {}], ["vignetting", {}],
       ["desaturate", {"tint_rgb": [1, 0.5, 0.2]}], ["banding", {}],
       ["scanlines", {"dynamic": false, "channel": "A"}]]"""),
  /** The old manual's video tape. */
  VHS(
      """
      [["bloom", {}], ["analog_lowres", {}],
       ["noise", {"strength": 0.3, "sigma": 2, "channel": "Y"}], ["analog_rippling_hsync", {}],
       ["analog_vhsglitches", {"unboost": 1}], ["analog_vhstracking", {}], ["banding", {}],
       ["scanlines", {"dynamic": true, "channel": "A"}]]"""),
  /** See the filter. */
  BLOOM("[[\"bloom\", {}]]"),
  /** See the filter. */
  CHROMATIC_ABERRATION("[[\"chromatic_aberration\", {}]]"),
  /** See the filter. */
  NOISE("[[\"noise\", {}]]"),
  /** Without smoothing and in single pixels. */
  NOISE_RAW("[[\"noise\", {\"sigma\": 0, \"double_size\": false}]]"),
  /** See the filter. */
  VIGNETTING("[[\"vignetting\", {}]]"),
  /** See the filter. */
  DESATURATE("[[\"desaturate\", {}]]"),
  /** Keeps red. */
  DESATURATE_HUE("[[\"desaturate\", {\"bandpass_q\": 0.3}]]"),
  /** See the filter. */
  ANALOG_LOWRES("[[\"analog_lowres\", {}]]"),
  /** See the filter. */
  CHROMA_SUBSAMPLE("[[\"chroma_subsample\", {}]]"),
  /** In blocks. */
  CHROMA_SUBSAMPLE_DIGITAL("[[\"chroma_subsample\", {\"mode\": \"digital\"}]]"),
  /** See the filter. */
  ZOOM("[[\"zoom\", {}]]"),
  /** See the filter. */
  ANALOG_RIPPLING_HSYNC("[[\"analog_rippling_hsync\", {}]]"),
  /** See the filter. */
  ANALOG_RUNAWAY_HSYNC("[[\"analog_runaway_hsync\", {}]]"),
  /** See the filter. */
  ANALOG_VHS_NOISE("[[\"analog_vhs_noise\", {}]]"),
  /** With noise in its colours, too. */
  ANALOG_VHS_NOISE_NTSC("[[\"analog_vhs_noise\", {\"mode\": \"NTSC\"}]]"),
  /** All the time. */
  ANALOG_VHSGLITCHES("[[\"analog_vhsglitches\", {\"unboost\": 0.1}]]"),
  /** See the filter. */
  ANALOG_VHS_HEADSWITCHING("[[\"analog_vhs_headswitching\", {}]]"),
  /** See the filter. */
  ANALOG_VHSTRACKING("[[\"analog_vhstracking\", {}]]"),
  /** All the time. */
  DIGITAL_GLITCHES("[[\"digital_glitches\", {\"unboost\": 0.1}]]"),
  /** All the time. */
  DATAMOSH("[[\"datamosh\", {\"unboost\": 0.1}]]"),
  /** See the filter. */
  TRANSLUCENT_DISPLAY("[[\"translucent_display\", {}]]"),
  /** See the filter. */
  MONOCHROME_DISPLAY("[[\"monochrome_display\", {}]]"),
  /** See the filter. */
  BANDING("[[\"banding\", {}]]"),
  /** See the filter. */
  SCANLINES("[[\"scanlines\", {}]]"),
  /** See the filter. */
  POSTERIZE("[[\"posterize\", {}]]"),
  /** See the filter. */
  PIXELIZE("[[\"pixelize\", {}]]");

  private final String chain;

  FilterChoice(String chain) {
    this.chain = chain;
  }

  ChainSpec spec() {
    return ChainSpec.parse(chain);
  }
}
