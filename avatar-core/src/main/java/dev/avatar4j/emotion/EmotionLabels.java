package dev.avatar4j.emotion;

import java.util.List;

/** The label set of the go-emotions data set: the emotions that classifiers tell apart. */
public final class EmotionLabels {
  /** All 28 labels, sorted; each is a built-in emotion too. */
  public static final List<String> ALL =
      List.of(
          "admiration",
          "amusement",
          "anger",
          "annoyance",
          "approval",
          "caring",
          "confusion",
          "curiosity",
          "desire",
          "disappointment",
          "disapproval",
          "disgust",
          "embarrassment",
          "excitement",
          "fear",
          "gratitude",
          "grief",
          "joy",
          "love",
          "nervousness",
          "neutral",
          "optimism",
          "pride",
          "realization",
          "relief",
          "remorse",
          "sadness",
          "surprise");

  private EmotionLabels() {}
}
