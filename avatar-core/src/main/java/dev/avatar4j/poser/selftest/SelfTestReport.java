package dev.avatar4j.poser.selftest;

import dev.avatar4j.poser.PoserSpec;
import dev.avatar4j.poser.PoserVariant;
import dev.avatar4j.poser.PoserVariants;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a self-test found. The rule of its choice: of what a poser may choose by itself, the fastest
 * whose error is invisible, which is taken to be at most {@value #MAX_ERROR} of 255 in any value
 * and {@value #MEAN_ERROR} on average.
 *
 * @param spec the poser that was tested
 * @param variants what could be measured
 * @param results one for each variant, in their order
 */
public record SelfTestReport(PoserSpec spec, PoserVariants variants, List<VariantResult> results) {
  /** The largest invisible difference of a single value, in 8-bit codes. */
  public static final int MAX_ERROR = 8;

  /** The largest invisible mean difference, in 8-bit codes. */
  public static final double MEAN_ERROR = 0.25;

  /** Keeps a copy of the list. */
  public SelfTestReport {
    results = List.copyOf(results);
  }

  /**
   * @return what a poser chooses that is left to itself: the fastest whose error is invisible, on
   *     the device that it takes; empty if there is none
   */
  public Optional<VariantResult> choice() {
    return choice(variants.device());
  }

  /**
   * @return the devices that something was measured on, in the order of the results
   */
  public List<String> devices() {
    return results.stream().map(result -> result.variant().device()).distinct().toList();
  }

  /**
   * @param device one of {@link #devices()}
   * @return the fastest on this device of those that a poser may choose and whose error is
   *     invisible
   */
  public Optional<VariantResult> choice(String device) {
    return results.stream()
        .filter(result -> mayBeChosen(result.variant(), device))
        .filter(VariantResult::acceptable)
        .min(Comparator.comparingDouble(VariantResult::medianMillis));
  }

  /**
   * @param device one of {@link #devices()}
   * @return whether there was a choice to make on it
   */
  boolean compares(String device) {
    return results.stream().filter(result -> mayBeChosen(result.variant(), device)).count() > 1;
  }

  private boolean mayBeChosen(PoserVariant variant, String device) {
    return variant.device().equals(device) && variants.choosable().contains(variant);
  }

  /**
   * @return the choice and its reason, in sentences for a person
   */
  public String verdict() {
    if (results.size() == 1) {
      return results.get(0).failure().isPresent()
          ? "It could not be measured."
          : "It is computed in one way only.";
    }
    Optional<VariantResult> chosen = choice();
    if (chosen.isEmpty()) {
      return results.get(0).failure().isPresent()
          ? "None could be chosen: nothing could be compared with the reference."
          : "None could be chosen: what could be chosen failed or errs visibly.";
    }
    VariantResult best = chosen.get();
    StringBuilder text = new StringBuilder("Choice: ").append(best.variant());
    text.append(", the fastest whose error is invisible (at most ")
        .append(MAX_ERROR)
        .append(" of 255 in any value, ")
        .append(MEAN_ERROR)
        .append(" on average)");
    VariantResult reference = results.get(0);
    if (best != reference) {
      text.append(
          String.format(
              Locale.ROOT,
              "; %.1f times as fast as the reference",
              reference.medianMillis() / best.medianMillis()));
    }
    text.append('.');
    for (VariantResult result : results) {
      if (result.failure().isEmpty() && result.medianMillis() < best.medianMillis()) {
        text.append(" The faster ").append(result.variant());
        text.append(
            result.acceptable()
                ? " is taken only if it is asked for: " + result.variant().spec() + "."
                : " errs visibly.");
      }
    }
    return text.toString();
  }
}
