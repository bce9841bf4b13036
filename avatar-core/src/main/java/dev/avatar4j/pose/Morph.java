package dev.avatar4j.pose;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The 45 morphs of the Talking Head Anime vocabulary, in model index order ({@link #ordinal()} is
 * the index in a pose vector).
 *
 * <p>{@code LEFT} and {@code RIGHT} are the character's own sides: left is the right half of the
 * picture. A value of 0 is neutral for every morph. Values lie in {@link #min()}..1; on the
 * rotation axes &plusmn;1 is about &plusmn;15 degrees.
 */
public enum Morph {
  EYEBROW_TROUBLED_LEFT(
      "eyebrow_troubled_left_index", "eyebrow_troubled", MorphCategory.EYEBROW, 0),
  EYEBROW_TROUBLED_RIGHT(
      "eyebrow_troubled_right_index", "eyebrow_troubled", MorphCategory.EYEBROW, 0),
  EYEBROW_ANGRY_LEFT("eyebrow_angry_left_index", "eyebrow_angry", MorphCategory.EYEBROW, 0),
  EYEBROW_ANGRY_RIGHT("eyebrow_angry_right_index", "eyebrow_angry", MorphCategory.EYEBROW, 0),
  EYEBROW_LOWERED_LEFT("eyebrow_lowered_left_index", "eyebrow_lowered", MorphCategory.EYEBROW, 0),
  EYEBROW_LOWERED_RIGHT("eyebrow_lowered_right_index", "eyebrow_lowered", MorphCategory.EYEBROW, 0),
  EYEBROW_RAISED_LEFT("eyebrow_raised_left_index", "eyebrow_raised", MorphCategory.EYEBROW, 0),
  EYEBROW_RAISED_RIGHT("eyebrow_raised_right_index", "eyebrow_raised", MorphCategory.EYEBROW, 0),
  EYEBROW_HAPPY_LEFT("eyebrow_happy_left_index", "eyebrow_happy", MorphCategory.EYEBROW, 0),
  EYEBROW_HAPPY_RIGHT("eyebrow_happy_right_index", "eyebrow_happy", MorphCategory.EYEBROW, 0),
  EYEBROW_SERIOUS_LEFT("eyebrow_serious_left_index", "eyebrow_serious", MorphCategory.EYEBROW, 0),
  EYEBROW_SERIOUS_RIGHT("eyebrow_serious_right_index", "eyebrow_serious", MorphCategory.EYEBROW, 0),
  EYE_WINK_LEFT("eye_wink_left_index", "eye_wink", MorphCategory.EYE, 0),
  EYE_WINK_RIGHT("eye_wink_right_index", "eye_wink", MorphCategory.EYE, 0),
  EYE_HAPPY_WINK_LEFT("eye_happy_wink_left_index", "eye_happy_wink", MorphCategory.EYE, 0),
  EYE_HAPPY_WINK_RIGHT("eye_happy_wink_right_index", "eye_happy_wink", MorphCategory.EYE, 0),
  EYE_SURPRISED_LEFT("eye_surprised_left_index", "eye_surprised", MorphCategory.EYE, 0),
  EYE_SURPRISED_RIGHT("eye_surprised_right_index", "eye_surprised", MorphCategory.EYE, 0),
  EYE_RELAXED_LEFT("eye_relaxed_left_index", "eye_relaxed", MorphCategory.EYE, 0),
  EYE_RELAXED_RIGHT("eye_relaxed_right_index", "eye_relaxed", MorphCategory.EYE, 0),
  EYE_UNIMPRESSED_LEFT("eye_unimpressed_left_index", "eye_unimpressed", MorphCategory.EYE, 0),
  EYE_UNIMPRESSED_RIGHT("eye_unimpressed_right_index", "eye_unimpressed", MorphCategory.EYE, 0),
  EYE_RAISED_LOWER_EYELID_LEFT(
      "eye_raised_lower_eyelid_left_index", "eye_raised_lower_eyelid", MorphCategory.EYE, 0),
  EYE_RAISED_LOWER_EYELID_RIGHT(
      "eye_raised_lower_eyelid_right_index", "eye_raised_lower_eyelid", MorphCategory.EYE, 0),
  IRIS_SMALL_LEFT("iris_small_left_index", "iris_small", MorphCategory.IRIS_MORPH, 0),
  IRIS_SMALL_RIGHT("iris_small_right_index", "iris_small", MorphCategory.IRIS_MORPH, 0),
  MOUTH_AAA("mouth_aaa_index", "mouth_aaa", MorphCategory.MOUTH, 0),
  MOUTH_III("mouth_iii_index", "mouth_iii", MorphCategory.MOUTH, 0),
  MOUTH_UUU("mouth_uuu_index", "mouth_uuu", MorphCategory.MOUTH, 0),
  MOUTH_EEE("mouth_eee_index", "mouth_eee", MorphCategory.MOUTH, 0),
  MOUTH_OOO("mouth_ooo_index", "mouth_ooo", MorphCategory.MOUTH, 0),
  MOUTH_DELTA("mouth_delta", "mouth_delta", MorphCategory.MOUTH, 0),
  MOUTH_LOWERED_CORNER_LEFT(
      "mouth_lowered_corner_left_index", "mouth_lowered_corner", MorphCategory.MOUTH, 0),
  MOUTH_LOWERED_CORNER_RIGHT(
      "mouth_lowered_corner_right_index", "mouth_lowered_corner", MorphCategory.MOUTH, 0),
  MOUTH_RAISED_CORNER_LEFT(
      "mouth_raised_corner_left_index", "mouth_raised_corner", MorphCategory.MOUTH, 0),
  MOUTH_RAISED_CORNER_RIGHT(
      "mouth_raised_corner_right_index", "mouth_raised_corner", MorphCategory.MOUTH, 0),
  MOUTH_SMIRK("mouth_smirk", "mouth_smirk", MorphCategory.MOUTH, 0),
  IRIS_ROTATION_X("iris_rotation_x_index", "iris_rotation_x", MorphCategory.IRIS_ROTATION, -1),
  IRIS_ROTATION_Y("iris_rotation_y_index", "iris_rotation_y", MorphCategory.IRIS_ROTATION, -1),
  HEAD_X("head_x_index", "head_x", MorphCategory.FACE_ROTATION, -1),
  HEAD_Y("head_y_index", "head_y", MorphCategory.FACE_ROTATION, -1),
  NECK_Z("neck_z_index", "neck_z", MorphCategory.FACE_ROTATION, -1),
  BODY_Y("body_y_index", "body_y", MorphCategory.BODY_ROTATION, -1),
  BODY_Z("body_z_index", "body_z", MorphCategory.BODY_ROTATION, -1),
  BREATHING("breathing_index", "breathing", MorphCategory.BREATHING, 0);

  /** How many morphs there are: the length of a pose vector. */
  public static final int COUNT = 45;

  /** All morphs in index order. */
  public static final List<Morph> ALL = List.of(values());

  /** The morphs that open the mouth: what talking and lipsync write. */
  public static final List<Morph> MOUTH_OPEN =
      List.of(MOUTH_AAA, MOUTH_III, MOUTH_UUU, MOUTH_EEE, MOUTH_OOO, MOUTH_DELTA);

  private static final Map<String, Morph> BY_KEY = index();

  private final String key;
  private final String group;
  private final MorphCategory category;
  private final float min;

  Morph(String key, String group, MorphCategory category, int min) {
    this.key = key;
    this.group = group;
    this.category = category;
    this.min = min;
  }

  /**
   * @return the JSON key, such as {@code mouth_aaa_index}; exactly {@code mouth_delta} and {@code
   *     mouth_smirk} have no {@code _index} suffix
   */
  public String key() {
    return key;
  }

  /**
   * @return the group shared by the left and right form, such as {@code eye_wink}
   */
  public String group() {
    return group;
  }

  /**
   * @return the part of the character that this morph moves
   */
  public MorphCategory category() {
    return category;
  }

  /**
   * @return the lowest value: -1 for rotations, else 0
   */
  public float min() {
    return min;
  }

  /**
   * @return the highest value: always 1
   */
  public float max() {
    return 1f;
  }

  /**
   * @param value any number
   * @return the value brought into this morph's range; 0 if it is not a number
   */
  public float clamp(float value) {
    return Float.isNaN(value) ? 0f : Math.max(min, Math.min(1f, value));
  }

  /**
   * Finds a morph by its JSON key; {@code mouth_delta_index} and {@code mouth_smirk_index} are
   * accepted as aliases.
   *
   * @param key a JSON key
   * @return the morph, or empty if no morph has that key
   */
  public static Optional<Morph> byKey(String key) {
    return Optional.ofNullable(BY_KEY.get(key));
  }

  private static Map<String, Morph> index() {
    Map<String, Morph> index = new HashMap<>();
    for (Morph morph : values()) {
      index.put(morph.key, morph);
    }
    index.put("mouth_delta_index", MOUTH_DELTA);
    index.put("mouth_smirk_index", MOUTH_SMIRK);
    return Collections.unmodifiableMap(index);
  }
}
