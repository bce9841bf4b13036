package dev.avatar4j.animation;

import dev.avatar4j.pose.Morph;
import java.util.List;
import java.util.Set;

/** Every animator setting, declared once. */
public final class AnimatorKeys {
  /** {@code target_fps}. */
  public static final Setting<Double> TARGET_FPS =
      number("target_fps", 25, 1, 240, "1/s", "How many frames per second are sent.");

  /** {@code pose_interpolator_step}. */
  public static final Setting<Double> POSE_INTERPOLATOR_STEP =
      number(
          "pose_interpolator_step",
          0.3,
          0,
          1,
          "",
          "Part of the remaining way to the target pose covered in 1/25 s: 0 never moves, 1 jumps.");

  /** {@code blink_interval_min}. */
  public static final Setting<Double> BLINK_INTERVAL_MIN =
      number("blink_interval_min", 2, 0, 600, "s", "Shortest pause after a blink.");

  /** {@code blink_interval_max}. */
  public static final Setting<Double> BLINK_INTERVAL_MAX =
      number("blink_interval_max", 5, 0, 600, "s", "Longest pause after a blink.");

  /** {@code blink_probability}. */
  public static final Setting<Double> BLINK_PROBABILITY =
      number(
          "blink_probability",
          0.03,
          0,
          1,
          "per 1/25 s",
          "Chance that a blink starts once the pause is over; 0 switches blinking off.");

  /** {@code blink_confusion_duration}. */
  public static final Setting<Double> BLINK_CONFUSION_DURATION =
      number(
          "blink_confusion_duration",
          10,
          0,
          600,
          "s",
          "For this long after confusion sets in, blinks need no pause between them.");

  /** {@code talking_fps}. */
  public static final Setting<Double> TALKING_FPS =
      number(
          "talking_fps", 12, 1, 120, "1/s", "How often the mouth moves while talking at random.");

  /** {@code talking_morph}. */
  public static final Setting<Morph> TALKING_MORPH =
      new Setting<>(
          "talking_morph",
          new SettingType.OneMorph(),
          Morph.MOUTH_AAA,
          "",
          "The morph that moves while talking at random.");

  /** {@code sway_morphs}. */
  public static final Setting<List<Morph>> SWAY_MORPHS =
      new Setting<>(
          "sway_morphs",
          new SettingType.ManyMorphs(),
          List.of(Morph.HEAD_X, Morph.HEAD_Y, Morph.NECK_Z, Morph.BODY_Y, Morph.BODY_Z),
          "",
          "The morphs that sway; an empty list switches swaying off.");

  /** {@code sway_interval_min}. */
  public static final Setting<Double> SWAY_INTERVAL_MIN =
      number("sway_interval_min", 5, 0, 600, "s", "Shortest time until a new sway pose.");

  /** {@code sway_interval_max}. */
  public static final Setting<Double> SWAY_INTERVAL_MAX =
      number("sway_interval_max", 10, 0, 600, "s", "Longest time until a new sway pose.");

  /** {@code sway_macro_strength}. */
  public static final Setting<Double> SWAY_MACRO_STRENGTH =
      number(
          "sway_macro_strength",
          0.6,
          0,
          1,
          "",
          "How far a sway pose may be from the centre and from the emotion's own pose.");

  /** {@code sway_micro_strength}. */
  public static final Setting<Double> SWAY_MICRO_STRENGTH =
      number("sway_micro_strength", 0.02, 0, 1, "", "Size of the small tremor around a sway pose.");

  /** {@code breathing_cycle_duration}. */
  public static final Setting<Double> BREATHING_CYCLE_DURATION =
      number("breathing_cycle_duration", 4, 0.1, 600, "s", "One breath, in and out.");

  /** All of them, in the order of the documentation. */
  public static final List<Setting<?>> ALL =
      List.of(
          TARGET_FPS,
          POSE_INTERPOLATOR_STEP,
          BLINK_INTERVAL_MIN,
          BLINK_INTERVAL_MAX,
          BLINK_PROBABILITY,
          BLINK_CONFUSION_DURATION,
          TALKING_FPS,
          TALKING_MORPH,
          SWAY_MORPHS,
          SWAY_INTERVAL_MIN,
          SWAY_INTERVAL_MAX,
          SWAY_MACRO_STRENGTH,
          SWAY_MICRO_STRENGTH,
          BREATHING_CYCLE_DURATION);

  /**
   * Keys of an animator settings file that are not the animator's: framing, encoding, cels,
   * effects. They are kept as they are ({@link AnimatorSettings#deferred()}).
   */
  public static final Set<String> DEFERRED =
      Set.of(
          "crop",
          "crop_left",
          "crop_right",
          "crop_top",
          "crop_bottom",
          "format",
          "upscale",
          "upscale_preset",
          "upscale_quality",
          "metrics_enabled",
          "data_eyes_fps",
          "data_eyes_fadeout_duration",
          "eye_waver_fps",
          "backdrop_path",
          "backdrop_blur",
          "animefx_enabled",
          "animefx",
          "postprocessor_chain");

  private AnimatorKeys() {}

  private static Setting<Double> number(
      String key, double byDefault, double min, double max, String unit, String help) {
    return new Setting<>(key, new SettingType.Decimal(min, max), byDefault, unit, help);
  }
}
