package dev.avatar4j.poser;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** Finds poser providers on the class path and makes posers from specs. */
public final class Posers {
  private Posers() {}

  /**
   * @return all providers on the class path, sorted by scheme
   */
  public static List<PoserProvider> providers() {
    List<PoserProvider> found = new ArrayList<>();
    ServiceLoader.load(PoserProvider.class, Posers.class.getClassLoader()).forEach(found::add);
    found.sort(Comparator.comparing(PoserProvider::scheme));
    return List.copyOf(found);
  }

  /**
   * @param spec a spec as a user writes it, such as {@code warp}
   * @return a poser, to be closed by the caller
   * @throws dev.avatar4j.AvatarException if no provider has that scheme, or the provider cannot
   *     make it
   */
  public static Poser create(String spec) {
    return create(PoserSpec.parse(spec));
  }

  /**
   * @param spec a parsed spec
   * @return a poser, to be closed by the caller
   * @throws dev.avatar4j.AvatarException if no provider has that scheme, or the provider cannot
   *     make it
   */
  public static Poser create(PoserSpec spec) {
    return provider(spec).create(spec);
  }

  /**
   * @param spec a parsed spec
   * @return the ways in which its poser can be computed here
   * @throws dev.avatar4j.AvatarException if no provider has that scheme, or as {@link
   *     PoserProvider#variants} says
   */
  public static PoserVariants variants(PoserSpec spec) {
    return provider(spec).variants(spec);
  }

  private static PoserProvider provider(PoserSpec spec) {
    List<PoserProvider> providers = providers();
    for (PoserProvider provider : providers) {
      if (provider.scheme().equals(spec.scheme())) {
        return provider;
      }
    }
    List<String> schemes = providers.stream().map(PoserProvider::scheme).toList();
    throw new InvalidInputException(
        "poser",
        "No poser is called \""
            + spec.scheme()
            + "\"."
            + Suggestion.of(spec.scheme(), schemes)
            + " Available: "
            + String.join(", ", schemes)
            + ".");
  }
}
