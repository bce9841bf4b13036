package dev.avatar4j.emotion.lexicon;

import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.emotion.EmotionClassifier;
import dev.avatar4j.emotion.EmotionClassifierProvider;

/** Makes the built-in classifier, {@code lexicon}. */
public final class LexiconClassifierProvider implements EmotionClassifierProvider {
  /** For {@link java.util.ServiceLoader}. */
  public LexiconClassifierProvider() {}

  @Override
  public String scheme() {
    return "lexicon";
  }

  @Override
  public String description() {
    return "lexicon: built in, English, needs no model";
  }

  @Override
  public EmotionClassifier create(String target) {
    if (!target.isEmpty()) {
      throw new InvalidInputException(
          "classifier",
          "The classifier lexicon takes nothing after the colon, not \""
              + InputProblems.shown(target)
              + "\"; write lexicon.");
    }
    return new LexiconClassifier();
  }
}
