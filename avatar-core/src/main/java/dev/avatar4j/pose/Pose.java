package dev.avatar4j.pose;

import dev.avatar4j.InvalidInputException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An immutable set of values for the 45 morphs, in {@link Morph} order. Thread-safe.
 *
 * <p>Values are kept as given; {@link #clamped()} brings them into range, and every poser does so
 * before it draws.
 */
public final class Pose {
  /** All morphs at 0. */
  public static final Pose NEUTRAL = new Pose(new float[Morph.COUNT]);

  private final float[] values;

  private Pose(float[] values) {
    this.values = values;
  }

  /**
   * @param values 45 numbers in {@link Morph} order; copied
   * @return a pose of them
   */
  public static Pose of(float[] values) {
    if (values.length != Morph.COUNT) {
      throw new InvalidInputException(
          "pose", "A pose has " + Morph.COUNT + " values; got " + values.length + ".");
    }
    return new Pose(values.clone());
  }

  /**
   * @param values values by morph; a missing morph is 0
   * @return a pose of them
   */
  public static Pose of(Map<Morph, ? extends Number> values) {
    float[] vector = new float[Morph.COUNT];
    values.forEach((morph, value) -> vector[morph.ordinal()] = value.floatValue());
    return new Pose(vector);
  }

  /**
   * Reads a map of JSON keys to numbers; a missing morph is 0.
   *
   * @param values values by JSON key, such as {@code mouth_aaa_index}
   * @return a pose of them
   * @throws InvalidInputException if a key names no morph or a value is not finite
   */
  public static Pose ofKeys(Map<String, ? extends Number> values) {
    Map<Morph, Float> known = new EnumMap<>(Morph.class);
    values.forEach((key, value) -> known.put(MorphKeys.require(key), finite(key, value)));
    return of(known);
  }

  private static float finite(String key, Number value) {
    float number = value == null ? Float.NaN : value.floatValue();
    if (!Float.isFinite(number)) {
      throw new InvalidInputException(key, "Morph " + key + " needs a finite number.");
    }
    return number;
  }

  /**
   * @param morph a morph
   * @return its value
   */
  public float get(Morph morph) {
    return values[morph.ordinal()];
  }

  /**
   * @param index a morph's index, 0..44
   * @return its value
   */
  public float get(int index) {
    return values[index];
  }

  /**
   * @param morph the morph to change
   * @param value its new value
   * @return a pose that differs from this one in that morph only
   */
  public Pose with(Morph morph, float value) {
    float[] copy = values.clone();
    copy[morph.ordinal()] = value;
    return new Pose(copy);
  }

  /**
   * @return this pose with every value in its morph's range
   */
  public Pose clamped() {
    for (int i = 0; i < values.length; i++) {
      if (Morph.ALL.get(i).clamp(values[i]) != values[i]) {
        float[] copy = values.clone();
        for (int k = i; k < copy.length; k++) {
          copy[k] = Morph.ALL.get(k).clamp(copy[k]);
        }
        return new Pose(copy);
      }
    }
    return this;
  }

  /**
   * Copies the 45 values in {@link Morph} order.
   *
   * @param target receives the values; at least 45 long
   */
  public void copyTo(float[] target) {
    System.arraycopy(values, 0, target, 0, Morph.COUNT);
  }

  /**
   * @return the 45 values in {@link Morph} order, as a new array
   */
  public float[] toArray() {
    return values.clone();
  }

  /**
   * @return all 45 values by JSON key, in {@link Morph} order
   */
  public Map<String, Float> toKeys() {
    Map<String, Float> map = new LinkedHashMap<>();
    for (Morph morph : Morph.ALL) {
      map.put(morph.key(), get(morph));
    }
    return map;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pose pose && Arrays.equals(values, pose.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Pose{");
    for (Morph morph : Morph.ALL) {
      if (get(morph) != 0f) {
        text.append(text.length() > 5 ? ", " : "").append(morph.key()).append('=');
        text.append(get(morph));
      }
    }
    return text.append('}').toString();
  }
}
