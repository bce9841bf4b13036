package dev.avatar4j.animation;

import dev.avatar4j.cel.DefaultEffects;
import dev.avatar4j.cel.Effect;
import dev.avatar4j.pose.Morph;
import java.util.List;

/** Every setting of how the character moves, declared once, in the order of the documentation. */
public final class AnimatorKeys {
  private static final Declarations DECLARED = new Declarations();

  /** {@code pose_interpolator_step}. */
  public static final Setting<Double> POSE_INTERPOLATOR_STEP =
      DECLARED.number(
          "Movement",
          "pose_interpolator_step",
          0.3,
          0,
          1,
          "",
          "Part of the remaining way to the target pose covered in 1/25 s: 0 never moves, 1 jumps.");

  /** {@code sway_morphs}. */
  public static final Setting<List<Morph>> SWAY_MORPHS =
      DECLARED.add(
          "Movement",
          "sway_morphs",
          new ManyMorphs(),
          List.of(Morph.HEAD_X, Morph.HEAD_Y, Morph.NECK_Z, Morph.BODY_Y, Morph.BODY_Z),
          "",
          "The morphs that sway; an empty list switches swaying off.");

  /** {@code sway_interval_min}. */
  public static final Setting<Double> SWAY_INTERVAL_MIN =
      DECLARED.number(
          "Movement", "sway_interval_min", 5, 0, 600, "s", "Shortest time until a new sway pose.");

  /** {@code sway_interval_max}. */
  public static final Setting<Double> SWAY_INTERVAL_MAX =
      DECLARED.number(
          "Movement", "sway_interval_max", 10, 0, 600, "s", "Longest time until a new sway pose.");

  /** {@code sway_macro_strength}. */
  public static final Setting<Double> SWAY_MACRO_STRENGTH =
      DECLARED.number(
          "Movement",
          "sway_macro_strength",
          0.6,
          0,
          1,
          "",
          "How far a sway pose may be from the centre and from the emotion's own pose.");

  /** {@code sway_micro_strength}. */
  public static final Setting<Double> SWAY_MICRO_STRENGTH =
      DECLARED.number(
          "Movement",
          "sway_micro_strength",
          0.02,
          0,
          1,
          "",
          "Size of the small tremor around a sway pose.");

  /** {@code breathing_cycle_duration}. */
  public static final Setting<Double> BREATHING_CYCLE_DURATION =
      DECLARED.number(
          "Movement", "breathing_cycle_duration", 4, 0.1, 600, "s", "One breath, in and out.");

  /** {@code blink_interval_min}. */
  public static final Setting<Double> BLINK_INTERVAL_MIN =
      DECLARED.number(
          "Eyes", "blink_interval_min", 2, 0, 600, "s", "Shortest pause after a blink.");

  /** {@code blink_interval_max}. */
  public static final Setting<Double> BLINK_INTERVAL_MAX =
      DECLARED.number("Eyes", "blink_interval_max", 5, 0, 600, "s", "Longest pause after a blink.");

  /** {@code blink_probability}. */
  public static final Setting<Double> BLINK_PROBABILITY =
      DECLARED.number(
          "Eyes",
          "blink_probability",
          0.03,
          0,
          1,
          "per 1/25 s",
          "Chance that a blink starts once the pause is over; 0 switches blinking off.");

  /** {@code blink_double_probability}. */
  public static final Setting<Double> BLINK_DOUBLE_PROBABILITY =
      DECLARED.number(
          "Eyes",
          "blink_double_probability",
          0.1,
          0,
          1,
          "per blink",
          "Chance that a blink is a double one.");

  /** {@code blink_confusion_duration}. */
  public static final Setting<Double> BLINK_CONFUSION_DURATION =
      DECLARED.number(
          "Eyes",
          "blink_confusion_duration",
          10,
          0,
          600,
          "s",
          "For this long after confusion sets in, blinks need no pause between them.");

  /** {@code gaze_saccades}. */
  public static final Setting<Boolean> GAZE_SACCADES =
      DECLARED.add(
          "Eyes",
          "gaze_saccades",
          new SettingType.Switch(),
          false,
          "",
          "Whether the eyes make small jumps of their own.");

  /** {@code gaze_saccade_interval_min}. */
  public static final Setting<Double> GAZE_SACCADE_INTERVAL_MIN =
      DECLARED.number(
          "Eyes",
          "gaze_saccade_interval_min",
          0.6,
          0.1,
          60,
          "s",
          "Shortest time until the next jump of the eyes.");

  /** {@code gaze_saccade_interval_max}. */
  public static final Setting<Double> GAZE_SACCADE_INTERVAL_MAX =
      DECLARED.number(
          "Eyes",
          "gaze_saccade_interval_max",
          3,
          0.1,
          60,
          "s",
          "Longest time until the next jump of the eyes.");

  /** {@code gaze_saccade_strength}. */
  public static final Setting<Double> GAZE_SACCADE_STRENGTH =
      DECLARED.number(
          "Eyes",
          "gaze_saccade_strength",
          0.15,
          0,
          1,
          "",
          "How far the eyes jump from where they look.");

  /** {@code gaze_head_share}. */
  public static final Setting<Double> GAZE_HEAD_SHARE =
      DECLARED.number(
          "Eyes",
          "gaze_head_share",
          0.4,
          0,
          1,
          "",
          "Part of a look that the head takes over from the eyes.");

  /** {@code talking_fps}. */
  public static final Setting<Double> TALKING_FPS =
      DECLARED.number(
          "Speech",
          "talking_fps",
          12,
          1,
          120,
          "1/s",
          "How often the mouth moves while talking at random.");

  /** {@code talking_morph}. */
  public static final Setting<Morph> TALKING_MORPH =
      DECLARED.add(
          "Speech",
          "talking_morph",
          new OneMorph(),
          Morph.MOUTH_AAA,
          "",
          "The morph that moves while talking at random.");

  /** {@code lipsync_step}. */
  public static final Setting<Double> LIPSYNC_STEP =
      DECLARED.number(
          "Speech",
          "lipsync_step",
          0.55,
          0,
          1,
          "",
          "Like pose_interpolator_step, for the mouth while it follows speech.");

  /** {@code av_offset}. */
  public static final Setting<Double> AV_OFFSET =
      DECLARED.number(
          "Speech",
          "av_offset",
          -0.04,
          -2,
          2,
          "s",
          "By how much the mouth is later than the sound; a negative value makes it earlier.");

  /** {@code data_eyes_fps}. */
  public static final Setting<Double> DATA_EYES_FPS =
      DECLARED.number(
          "Cels and effects",
          "data_eyes_fps",
          12,
          0,
          60,
          "1/s",
          "Pictures per second of data eyes; 0 switches them off.");

  /** {@code data_eyes_fadeout_duration}. */
  public static final Setting<Double> DATA_EYES_FADEOUT_DURATION =
      DECLARED.number(
          "Cels and effects",
          "data_eyes_fadeout_duration",
          0.75,
          0,
          60,
          "s",
          "How long data eyes take to fade out.");

  /** {@code eye_waver_fps}. */
  public static final Setting<Double> EYE_WAVER_FPS =
      DECLARED.number(
          "Cels and effects",
          "eye_waver_fps",
          12,
          0,
          60,
          "1/s",
          "Pictures per second of trembling eye highlights; 0 keeps the first picture still.");

  /** {@code animefx_enabled}. */
  public static final Setting<Boolean> ANIMEFX_ENABLED =
      DECLARED.add(
          "Cels and effects",
          "animefx_enabled",
          new SettingType.Switch(),
          true,
          "",
          "Whether emotions trigger effects around the character.");

  /** {@code animefx}. */
  public static final Setting<List<Effect>> ANIMEFX =
      DECLARED.add(
          "Cels and effects",
          "animefx",
          new EffectsType("animefx"),
          DefaultEffects.ALL,
          "",
          "The effects and what triggers them; replaces the whole list.");

  /** All of them. */
  static final List<Setting<?>> ALL = DECLARED.all();

  private AnimatorKeys() {}
}
