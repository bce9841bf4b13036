package dev.avatar4j.poser;

import java.util.List;

/**
 * The ways in which a poser can be computed on this machine, for a self-test.
 *
 * @param network what they compute and by what text, such as {@code tha3-separable_float
 *     separable-cpu-3}: results hold for equal names
 * @param engine what computes it, such as {@code PyTorch 2.7.1}
 * @param variants the ways; the first is the one that the others are compared with
 * @param referenceOnly whether the first is there for comparison only: a poser computes like that
 *     if it is asked to, and never by its own choice
 * @param device where a poser computes if it is left to it
 * @param absent what else there is but not here, each a sentence that says why
 */
public record PoserVariants(
    String network,
    String engine,
    List<PoserVariant> variants,
    boolean referenceOnly,
    String device,
    List<String> absent) {
  /** Keeps copies of the lists. */
  public PoserVariants {
    if (variants.isEmpty()) {
      throw new IllegalArgumentException(network + " has no variant");
    }
    variants = List.copyOf(variants);
    absent = List.copyOf(absent);
  }

  /**
   * @return those among which a poser may choose by itself
   */
  public List<PoserVariant> choosable() {
    return referenceOnly ? variants.subList(1, variants.size()) : variants;
  }

  /**
   * @param spec a spec
   * @return of a poser that is computed in one way only
   */
  public static PoserVariants only(PoserSpec spec) {
    PoserVariant variant = new PoserVariant("cpu", "float32", "as asked", spec);
    return new PoserVariants(spec.scheme(), "Java", List.of(variant), false, "cpu", List.of());
  }
}
