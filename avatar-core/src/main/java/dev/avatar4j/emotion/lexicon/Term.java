package dev.avatar4j.emotion.lexicon;

import java.util.HashMap;
import java.util.Map;

/**
 * A word of the lexicon after the words before it: one node of the tree of phrases. Filled by the
 * reader, then only read.
 */
final class Term {
  private final Map<String, Term> next = new HashMap<>();
  private Evidence evidence;
  private double factor = 1;
  private boolean negator;
  private boolean contrast;
  private boolean idiom;

  Term next(String word) {
    return next.get(word);
  }

  Term nextOrNew(String word) {
    return next.computeIfAbsent(word, w -> new Term());
  }

  /** What the phrase that ends here says, or null. */
  Evidence evidence() {
    return evidence;
  }

  double factor() {
    return factor;
  }

  boolean negator() {
    return negator;
  }

  boolean contrast() {
    return contrast;
  }

  boolean idiom() {
    return idiom;
  }

  /** Whether the phrase that ends here changes what comes next. */
  boolean modifies() {
    return negator || factor != 1;
  }

  /** Whether any phrase ends here. */
  boolean known() {
    return evidence != null || modifies() || contrast || idiom;
  }

  void mean(Evidence amounts) {
    if (evidence == null) {
      evidence = new Evidence();
    }
    for (int i = 0; i < Evidence.LABELS; i++) {
      evidence.raise(i, amounts.get(i));
    }
  }

  void multiply(double by) {
    factor = by;
  }

  void negate() {
    negator = true;
  }

  void oppose() {
    contrast = true;
  }

  void say() {
    idiom = true;
  }
}
