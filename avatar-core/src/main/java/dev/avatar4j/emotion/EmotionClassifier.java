package dev.avatar4j.emotion;

/** Tells which emotions a text expresses. Thread-safe. */
public interface EmotionClassifier extends AutoCloseable {
  /**
   * @param text what somebody says, of any length; long texts may be cut to a limit that {@link
   *     #description} names
   * @return a score for every label, usually the 28 of {@link EmotionLabels}; the same for the same
   *     text
   * @throws dev.avatar4j.AvatarException if the classifier is closed or its engine fails
   */
  EmotionScores classify(String text);

  /**
   * @return what this is, one line for people
   */
  String description();

  /** Gives back what the classifier holds. Idempotent. */
  @Override
  void close();
}
