package dev.avatar4j.emotion.lexicon;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What words, phrases and emoticons mean. Filled by the reader, then only read. */
final class Lexicon {
  private final Term phrases = new Term();
  private final Set<String> words = new HashSet<>();
  private final Map<String, Term> emoticons = new HashMap<>();
  private final Evidence[] negations = new Evidence[Evidence.LABELS];
  private final Evidence prior = new Evidence();

  /** Where every phrase starts. */
  Term phrases() {
    return phrases;
  }

  Term phrase(String phrase) {
    Term term = phrases;
    for (String word : phrase.split(" ", -1)) {
      words.add(word);
      term = term.nextOrNew(word);
    }
    return term;
  }

  /** Whether a word is part of any phrase. */
  boolean knows(String word) {
    return words.contains(word);
  }

  /** What an emoticon or an emoji means, or null. */
  Term emoticon(String text) {
    return emoticons.get(text);
  }

  Term emoticonOrNew(String text) {
    return emoticons.computeIfAbsent(text, t -> new Term());
  }

  /** What evidence for a label turns into when it is negated, or null if into nothing. */
  Evidence negation(int label) {
    return negations[label];
  }

  void negation(int label, Evidence turned) {
    negations[label] = turned;
  }

  Evidence prior() {
    return prior;
  }

  int size() {
    return words.size();
  }
}
