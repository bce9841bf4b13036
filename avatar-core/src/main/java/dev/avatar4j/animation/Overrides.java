package dev.avatar4j.animation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.pose.Morph;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Fixed values for some morphs and character cels, how fast they fade in and out, and when they end
 * by themselves. Immutable and thread-safe; every value is in its range.
 */
public final class Overrides {
  /** No overrides. */
  public static final Overrides NONE = builder().build();

  /** The longest fade, in seconds. */
  public static final double MAX_FADE = 60;

  /** The longest time after which overrides can end by themselves, in seconds: a day. */
  public static final double MAX_EXPIRY = 86_400;

  private final Map<Morph, Float> morphs;
  private final Map<CharacterCel, Float> cels;
  private final OptionalDouble fade;
  private final OptionalDouble expiry;

  private Overrides(Builder builder) {
    morphs = Collections.unmodifiableMap(new EnumMap<>(builder.morphs));
    cels = Collections.unmodifiableMap(new EnumMap<>(builder.cels));
    fade = builder.fade;
    expiry = builder.expiry;
  }

  /**
   * @return a builder without any override
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * @param morphs values by morph
   * @return these overrides, fading as the pose eases, without end
   * @throws InvalidInputException if a value is not in its morph's range
   */
  public static Overrides of(Map<Morph, Float> morphs) {
    Builder builder = builder();
    morphs.forEach((morph, value) -> builder.morph(morph, value == null ? Float.NaN : value));
    return builder.build();
  }

  /**
   * Reads overrides from JSON.
   *
   * @param values an object of morph and cel keys and numbers
   * @return the overrides, fading as the pose eases, without end
   * @throws InvalidInputException as {@link #parse(JsonNode, JsonNode, JsonNode)} does
   */
  public static Overrides parse(JsonNode values) {
    return parse(values, null, null);
  }

  /**
   * Reads overrides from JSON.
   *
   * @param values an object of morph and cel keys and numbers
   * @param fade a number of seconds, or null for easing
   * @param expiry a number of seconds, or null for no end
   * @return the overrides
   * @throws InvalidInputException if a type is wrong, a key names no morph and no cel, or a number
   *     is out of range; the message lists every problem
   */
  public static Overrides parse(JsonNode values, JsonNode fade, JsonNode expiry) {
    InputProblems problems = new InputProblems();
    Builder builder = builder();
    if (values == null || !values.isObject()) {
      problems.add(
          "overrides",
          "Overrides need a JSON object of morph or cel keys and numbers, not "
              + InputProblems.shown(values)
              + ".");
    } else {
      OverrideKey.requireFew(values);
      values
          .properties()
          .forEach(
              entry ->
                  problems.collect(
                      () -> OverrideKey.put(builder, entry.getKey(), entry.getValue())));
    }
    if (fade != null) {
      problems.collect(() -> builder.fade(OverrideKey.seconds("fade", fade, MAX_FADE)));
    }
    if (expiry != null) {
      problems.collect(() -> builder.expiry(OverrideKey.seconds("expiry", expiry, MAX_EXPIRY)));
    }
    problems.throwIfAny();
    return builder.build();
  }

  /**
   * @return the values by morph
   */
  public Map<Morph, Float> morphs() {
    return morphs;
  }

  /**
   * @return the strengths by cel, 0..1
   */
  public Map<CharacterCel, Float> cels() {
    return cels;
  }

  /**
   * @return how long they take to fade in and out, in seconds; empty to ease as the pose does
   */
  public OptionalDouble fade() {
    return fade;
  }

  /**
   * @return after how many seconds they end by themselves; empty for never
   */
  public OptionalDouble expiry() {
    return expiry;
  }

  /**
   * @return whether no morph and no cel is overridden
   */
  public boolean isEmpty() {
    return morphs.isEmpty() && cels.isEmpty();
  }

  /**
   * @return all values by JSON key: morphs in their order, then cels in theirs
   */
  public Map<String, Float> toKeys() {
    Map<String, Float> keys = new LinkedHashMap<>();
    morphs.forEach((morph, value) -> keys.put(morph.key(), value));
    cels.forEach((cel, value) -> keys.put(cel.key(), value));
    return keys;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Overrides overrides
        && morphs.equals(overrides.morphs)
        && cels.equals(overrides.cels)
        && fade.equals(overrides.fade)
        && expiry.equals(overrides.expiry);
  }

  @Override
  public int hashCode() {
    return toKeys().hashCode();
  }

  @Override
  public String toString() {
    return toKeys().toString();
  }

  /** Collects overrides. Not thread-safe. A refused value changes nothing. */
  public static final class Builder {
    private final Map<Morph, Float> morphs = new EnumMap<>(Morph.class);
    private final Map<CharacterCel, Float> cels = new EnumMap<>(CharacterCel.class);
    private OptionalDouble fade = OptionalDouble.empty();
    private OptionalDouble expiry = OptionalDouble.empty();

    private Builder() {}

    /**
     * @param morph a morph
     * @param value its value, in the morph's range
     * @return this builder
     * @throws InvalidInputException if the value is out of range
     */
    public Builder morph(Morph morph, float value) {
      OverrideKey.check("overrides." + morph.key(), morph.key(), value, morph.min(), 1);
      morphs.put(morph, value);
      return this;
    }

    /**
     * @param cel a cel
     * @param strength how strongly it shows, 0..1
     * @return this builder
     * @throws InvalidInputException if the strength is out of range
     */
    public Builder cel(CharacterCel cel, float strength) {
      OverrideKey.check("overrides." + cel.key(), cel.key(), strength, 0, 1);
      cels.put(cel, strength);
      return this;
    }

    /**
     * @param seconds how long they take to fade in, and out again, 0..{@value Overrides#MAX_FADE};
     *     0 is at once. Without it they ease with the pose's step
     * @return this builder
     * @throws InvalidInputException if it is out of range
     */
    public Builder fade(double seconds) {
      OverrideKey.check("fade", "fade", seconds, 0, MAX_FADE);
      fade = OptionalDouble.of(seconds);
      return this;
    }

    /**
     * @param seconds after how long they end by themselves, 0..{@value Overrides#MAX_EXPIRY}
     * @return this builder
     * @throws InvalidInputException if it is out of range
     */
    public Builder expiry(double seconds) {
      OverrideKey.check("expiry", "expiry", seconds, 0, MAX_EXPIRY);
      expiry = OptionalDouble.of(seconds);
      return this;
    }

    /**
     * @return the overrides
     */
    public Overrides build() {
      return new Overrides(this);
    }
  }
}
