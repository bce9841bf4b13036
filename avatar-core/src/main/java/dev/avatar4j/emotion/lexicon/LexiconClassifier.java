package dev.avatar4j.emotion.lexicon;

import dev.avatar4j.emotion.EmotionClassifier;
import dev.avatar4j.emotion.EmotionLabels;
import dev.avatar4j.emotion.EmotionScores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A classifier for English that needs no model: a lexicon of words, phrases, emoticons and emoji,
 * and rules for negation, intensity, contrast, questions, exclamations and what a character does
 * between asterisks. The scores are soft: a text with little evidence stays mostly neutral. Fast
 * and without state.
 */
public final class LexiconClassifier implements EmotionClassifier {
  /** Only the end of a longer text is read: it was felt last. */
  static final int MAX_CHARACTERS = 10_000;

  /** Above 1, the strongest evidence gains on the rest. */
  private static final double SHARPNESS = 1.25;

  private static final double OLDEST_WEIGHT = 0.7;
  private static final double QUIET_SENTENCE = 0.06;
  private static final double QUIET_AT_MOST = 0.4;

  private static final int NEUTRAL = Evidence.index("neutral");

  private final Lexicon lexicon;

  /** Reads the lexicon. */
  public LexiconClassifier() {
    this.lexicon = LexiconReader.english();
  }

  @Override
  public EmotionScores classify(String text) {
    List<Token> tokens = Tokenizer.tokens(lexicon, end(text));
    SentenceReader reader = new SentenceReader(lexicon);
    Evidence all = new Evidence();
    Evidence sentence = new Evidence();
    double quiet = 0;
    int start = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() != Token.Kind.END) {
        continue;
      }
      if (i > start) {
        sentence.clear();
        reader.read(tokens, start, i, sentence);
        Punctuation.apply(token.text(), sentence);
        quiet += sentence.sum() > 0 ? 0 : QUIET_SENTENCE;
        double age = (i + 1.0) / tokens.size();
        all.addAll(sentence, OLDEST_WEIGHT + (1 - OLDEST_WEIGHT) * age);
      }
      start = i + 1;
    }
    all.add(NEUTRAL, Math.min(quiet, QUIET_AT_MOST));
    return scores(all);
  }

  private static String end(String text) {
    if (text.length() <= MAX_CHARACTERS) {
      return text;
    }
    int from = text.length() - MAX_CHARACTERS;
    return text.substring(Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
  }

  private EmotionScores scores(Evidence evidence) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (int i = 0; i < Evidence.LABELS; i++) {
      weights.put(
          EmotionLabels.ALL.get(i), lexicon.prior().get(i) + Math.pow(evidence.get(i), SHARPNESS));
    }
    return EmotionScores.ofWeights(weights);
  }

  @Override
  public String description() {
    return "English lexicon of "
        + lexicon.size()
        + " words with rules; reads the last "
        + MAX_CHARACTERS
        + " characters of a text";
  }

  /** Holds nothing. */
  @Override
  public void close() {}
}
