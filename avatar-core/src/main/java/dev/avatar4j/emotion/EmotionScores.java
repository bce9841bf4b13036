package dev.avatar4j.emotion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a classifier makes of a text: a score for every label it knows, the highest first, adding up
 * to 1. Of equal scores the label that comes first in the alphabet comes first. Immutable and
 * thread-safe.
 *
 * @param scores the scores, the highest first
 */
public record EmotionScores(List<EmotionScore> scores) {
  private static final Comparator<EmotionScore> ORDER =
      Comparator.comparingDouble(EmotionScore::score).reversed().thenComparing(EmotionScore::label);

  /** Sorts a copy. */
  public EmotionScores {
    if (scores.isEmpty()) {
      throw new IllegalArgumentException("A classifier has at least one label");
    }
    scores = scores.stream().sorted(ORDER).toList();
  }

  /**
   * Makes scores of weights.
   *
   * @param weights a weight for each label, 0 or more and finite, not all 0
   * @return the weights divided by their sum
   */
  public static EmotionScores ofWeights(Map<String, Double> weights) {
    double sum = 0;
    for (double weight : weights.values()) {
      sum += weight;
    }
    List<EmotionScore> scores = new ArrayList<>(weights.size());
    for (Map.Entry<String, Double> entry : weights.entrySet()) {
      scores.add(new EmotionScore(entry.getKey(), Math.min(1, entry.getValue() / sum)));
    }
    return new EmotionScores(scores);
  }

  /**
   * @return the label of the highest score
   */
  public EmotionScore top() {
    return scores.get(0);
  }

  /**
   * @param excluded labels that are passed over
   * @return the label of the highest score that is not excluded; empty if all are
   */
  public Optional<EmotionScore> topExcept(Collection<String> excluded) {
    return scores.stream().filter(score -> !excluded.contains(score.label())).findFirst();
  }

  /**
   * @return the labels, that of the highest score first
   */
  public List<String> labels() {
    return scores.stream().map(EmotionScore::label).toList();
  }
}
