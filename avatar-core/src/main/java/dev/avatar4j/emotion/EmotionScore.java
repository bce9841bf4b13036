package dev.avatar4j.emotion;

import java.util.Objects;

/**
 * How likely a text expresses an emotion.
 *
 * @param label the emotion
 * @param score a probability, 0..1
 */
public record EmotionScore(String label, double score) {
  /** Refuses scores that are no probability. */
  public EmotionScore {
    Objects.requireNonNull(label);
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("The score of " + label + " is " + score);
    }
  }
}
