package dev.avatar4j.emotion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How much of which emotions a character shows, such as 0.7 joy and 0.3 surprise. Immutable and
 * thread-safe; two mixes of the same weights are equal.
 *
 * <p>Weights lie above 0. What they leave to 1 is neutral; if they add up to more than 1, they are
 * scaled to add up to 1. Whether the names exist shows only when the mix is set.
 */
public final class EmotionMix {
  /** The most emotions one mix may name. */
  public static final int MAX_EMOTIONS = 28;

  /** Nothing but neutral. */
  public static final EmotionMix NEUTRAL = of(EmotionLibrary.NEUTRAL);

  private final Map<String, Double> weights;
  private final String dominant;

  private EmotionMix(TreeMap<String, Double> weights) {
    this.weights = Collections.unmodifiableMap(weights);
    String strongest = EmotionLibrary.NEUTRAL;
    double most = 0;
    for (Map.Entry<String, Double> entry : weights.entrySet()) {
      if (entry.getValue() > most) {
        strongest = entry.getKey();
        most = entry.getValue();
      }
    }
    this.dominant = strongest;
  }

  /**
   * @param name an emotion
   * @return all of that emotion
   */
  public static EmotionMix of(String name) {
    return of(name, 1);
  }

  /**
   * @param name an emotion
   * @param intensity how much of it, 0..1; the rest is neutral
   * @return the mix
   * @throws InvalidInputException if the intensity is not in 0..1
   */
  public static EmotionMix of(String name, double intensity) {
    if (!(intensity >= 0 && intensity <= 1)) {
      throw new InvalidInputException(
          "intensity", "The intensity is " + intensity + "; it needs a number from 0 to 1.");
    }
    return of(Map.of(name, intensity));
  }

  /**
   * @param weights weights by emotion, each 0 or more; a weight of 0 is left out; no weight at all
   *     is neutral
   * @return the mix
   * @throws InvalidInputException if a weight is negative or not finite, or there are more than
   *     {@value #MAX_EMOTIONS}; the message lists every problem
   */
  public static EmotionMix of(Map<String, Double> weights) {
    if (weights.size() > MAX_EMOTIONS) {
      throw new InvalidInputException(
          "mix",
          "The mix names " + weights.size() + " emotions; at most " + MAX_EMOTIONS + " are taken.");
    }
    InputProblems problems = new InputProblems();
    TreeMap<String, Double> kept = new TreeMap<>();
    double sum = 0;
    for (Map.Entry<String, Double> entry : weights.entrySet()) {
      double weight = entry.getValue() == null ? Double.NaN : entry.getValue();
      if (!(weight >= 0 && weight <= Float.MAX_VALUE)) {
        String name = InputProblems.shown(entry.getKey());
        problems.add(
            "mix." + name,
            "The weight of " + name + " is " + weight + "; it needs a number from 0 to 3.4e38.");
      } else if (weight > 0) {
        kept.put(entry.getKey(), weight);
        sum += weight;
      }
    }
    problems.throwIfAny();
    if (sum > 1) {
      double scale = 1 / sum;
      kept.replaceAll((name, weight) -> weight * scale);
    }
    return new EmotionMix(kept);
  }

  /**
   * Reads a mix from JSON.
   *
   * @param json the name of an emotion, or an object of names and weights
   * @return the mix
   * @throws InvalidInputException if it is neither, or as {@link #of(Map)} says
   */
  public static EmotionMix parse(JsonNode json) {
    if (json != null && json.isTextual()) {
      return of(json.textValue());
    }
    if (json == null || !json.isObject()) {
      throw new InvalidInputException(
          "emotion",
          "An emotion is a name such as \"joy\", or an object of names and weights such as"
              + " {\"joy\": 0.7, \"surprise\": 0.3}; it is "
              + InputProblems.shown(json)
              + ".");
    }
    Map<String, Double> weights = new LinkedHashMap<>();
    InputProblems problems = new InputProblems();
    json.properties()
        .forEach(
            entry -> {
              if (entry.getValue().isNumber()) {
                weights.put(entry.getKey(), entry.getValue().doubleValue());
              } else {
                String name = InputProblems.shown(entry.getKey());
                problems.add(
                    "mix." + name,
                    "The weight of "
                        + name
                        + " is "
                        + InputProblems.shown(entry.getValue())
                        + "; it needs a number, 0 or more.");
              }
            });
    problems.throwIfAny();
    return of(weights);
  }

  /**
   * @return the weights by emotion, sorted by name, each above 0; they add up to at most 1
   */
  public Map<String, Double> weights() {
    return weights;
  }

  /**
   * @return the emotion of the greatest weight, of equal ones the first by name; neutral if there
   *     is none. It gives its name to the mix, and its effects
   */
  public String dominant() {
    return dominant;
  }

  /** This mix without the emotions that fail a test; what they leave is neutral. */
  EmotionMix keeping(Predicate<String> test) {
    TreeMap<String, Double> kept = new TreeMap<>(weights);
    return kept.keySet().removeIf(test.negate()) ? new EmotionMix(kept) : this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EmotionMix mix && weights.equals(mix.weights);
  }

  @Override
  public int hashCode() {
    return weights.hashCode();
  }

  @Override
  public String toString() {
    return weights.toString();
  }
}
