package dev.avatar4j.emotion.lexicon;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the evidence in one sentence: matches phrases, the longest first, and lets negators,
 * intensifiers and diminishers change the next phrase after them. Not thread-safe.
 */
final class SentenceReader {
  /** A modifier reaches over so many words that mean nothing. */
  private static final int REACH = 3;

  private static final double STRESS = 1.3;
  private static final double ACTION = 1.5;
  private static final double BEFORE_CONTRAST = 0.5;
  private static final double LEAST_FACTOR = 0.3;
  private static final double GREATEST_FACTOR = 2;

  private final Lexicon lexicon;
  private final List<Match> matches = new ArrayList<>();

  SentenceReader(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** A phrase of the lexicon at tokens start..end-1. */
  private record Match(Term term, int start, int end, double stress) {}

  /** Adds the evidence of the tokens from..to-1. */
  void read(List<Token> tokens, int from, int to, Evidence evidence) {
    match(tokens, from, to);
    double factor = 1;
    boolean negated = false;
    for (int i = 0; i < matches.size(); i++) {
      Match match = matches.get(i);
      Term term = match.term();
      boolean reaches = i + 1 < matches.size() && reaches(tokens, match, matches.get(i + 1));
      if (term.contrast()) {
        evidence.scale(BEFORE_CONTRAST);
      }
      if (term.evidence() != null && !(term.modifies() && reaches)) {
        add(term.evidence(), clamp(factor) * match.stress(), negated, evidence);
        factor = 1;
        negated = false;
      } else if (term.modifies()) {
        factor *= term.factor();
        negated ^= term.negator();
      }
      if (!reaches) {
        factor = 1;
        negated = false;
      }
    }
  }

  private void match(List<Token> tokens, int from, int to) {
    matches.clear();
    int at = from;
    while (at < to) {
      Match match = matchAt(tokens, at, to);
      if (match == null) {
        at++;
      } else {
        matches.add(match);
        at = match.end();
      }
    }
  }

  private Match matchAt(List<Token> tokens, int at, int to) {
    Token first = tokens.get(at);
    if (first.kind() == Token.Kind.EMOTICON) {
      return new Match(lexicon.emoticon(first.text()), at, at + 1, 1);
    }
    Term term = lexicon.phrases();
    Term found = null;
    int end = at;
    for (int i = at; i < to; i++) {
      Token token = tokens.get(i);
      if (token.kind() == Token.Kind.PAUSE && i > at) {
        // "Oh, my god" and "Ah, I see" are phrases too
        continue;
      }
      term = token.kind() == Token.Kind.WORD ? term.next(token.text()) : null;
      if (term == null) {
        break;
      }
      if (term.known()) {
        found = term;
        end = i + 1;
      }
    }
    if (found == null) {
      return null;
    }
    double stress = first.action() ? ACTION : 1;
    for (int i = at; i < end; i++) {
      if (tokens.get(i).stressed()) {
        return new Match(found, at, end, stress * STRESS);
      }
    }
    return new Match(found, at, end, stress);
  }

  /** Whether a modifier at the first match can change the second. */
  private static boolean reaches(List<Token> tokens, Match modifier, Match next) {
    if (next.start() - modifier.end() > REACH
        || next.term().idiom()
        || next.term().contrast()
        || tokens.get(next.start()).kind() != Token.Kind.WORD) {
      return false;
    }
    for (int i = modifier.end(); i < next.start(); i++) {
      if (tokens.get(i).kind() != Token.Kind.WORD) {
        return false;
      }
    }
    return true;
  }

  private void add(Evidence said, double factor, boolean negated, Evidence evidence) {
    if (!negated) {
      evidence.addAll(said, factor);
      return;
    }
    for (int label = 0; label < Evidence.LABELS; label++) {
      Evidence turned = lexicon.negation(label);
      if (turned != null && said.get(label) > 0) {
        evidence.addAll(turned, said.get(label) * factor);
      }
    }
  }

  private static double clamp(double factor) {
    return Math.max(LEAST_FACTOR, Math.min(GREATEST_FACTOR, factor));
  }
}
