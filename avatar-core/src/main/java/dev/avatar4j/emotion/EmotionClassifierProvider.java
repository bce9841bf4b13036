package dev.avatar4j.emotion;

import java.util.Optional;

/**
 * Makes classifiers of one scheme. Implementations are listed in {@code
 * META-INF/services/dev.avatar4j.emotion.EmotionClassifierProvider}, have a public constructor
 * without arguments, and do no work before {@link #create}.
 */
public interface EmotionClassifierProvider {
  /**
   * @return the scheme of the specs this provider understands: lower-case letters, digits and
   *     hyphens
   */
  String scheme();

  /**
   * @return one line that tells a user what this classifier is and how its spec is written
   */
  String description();

  /**
   * Tells, without loading anything big, whether classifiers of this scheme can run here.
   *
   * @return empty if they can, else what is missing and how to get it
   */
  default Optional<String> missing() {
    return Optional.empty();
  }

  /**
   * Loads the classifier. May take seconds.
   *
   * @param target what stands behind the colon of the spec: a folder, or nothing
   * @return a classifier, to be closed by the caller
   * @throws dev.avatar4j.AvatarException if the target is wrong or cannot be loaded; the message
   *     names the file at fault and the next step
   */
  EmotionClassifier create(String target);
}
