package dev.avatar4j.emotion;

import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Finds classifier providers on the class path and makes classifiers from specs, written {@code
 * scheme[:target]}: {@code lexicon}, {@code go-emotions}, {@code go-emotions:/path/to/folder}.
 */
public final class EmotionClassifiers {
  /** The classifier that needs nothing but this library. */
  public static final String DEFAULT = "lexicon";

  private EmotionClassifiers() {}

  /**
   * @return all providers on the class path, sorted by scheme
   */
  public static List<EmotionClassifierProvider> providers() {
    List<EmotionClassifierProvider> found = new ArrayList<>();
    ServiceLoader.load(EmotionClassifierProvider.class, EmotionClassifiers.class.getClassLoader())
        .forEach(found::add);
    found.sort(Comparator.comparing(EmotionClassifierProvider::scheme));
    return List.copyOf(found);
  }

  /**
   * @param spec a spec as a user writes it, such as {@code lexicon}
   * @return a classifier, to be closed by the caller
   * @throws dev.avatar4j.AvatarException if no provider has that scheme, or the provider cannot
   *     make it
   */
  public static EmotionClassifier create(String spec) {
    int colon = spec.indexOf(':');
    String scheme = colon < 0 ? spec : spec.substring(0, colon);
    List<EmotionClassifierProvider> providers = providers();
    for (EmotionClassifierProvider provider : providers) {
      if (provider.scheme().equals(scheme)) {
        return provider.create(colon < 0 ? "" : spec.substring(colon + 1));
      }
    }
    List<String> schemes = providers.stream().map(EmotionClassifierProvider::scheme).toList();
    throw new InvalidInputException(
        "classifier",
        "No classifier is called \""
            + InputProblems.shown(scheme)
            + "\"."
            + Suggestion.of(scheme, schemes)
            + " Available: "
            + String.join(", ", schemes)
            + ".");
  }
}
