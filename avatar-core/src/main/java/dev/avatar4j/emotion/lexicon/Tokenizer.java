package dev.avatar4j.emotion.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Divides one text into tokens. Used once. */
final class Tokenizer {
  private static final int LONGEST_EMOTICON = 6;
  private static final int LONGEST_ACTION = 400;

  /** From here on, signs are pictures that need no blanks around them. */
  private static final int FIRST_PICTURE = 0x2030;

  private final Lexicon lexicon;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private boolean action;

  private Tokenizer(Lexicon lexicon, String text) {
    this.lexicon = lexicon;
    this.text = text;
  }

  static List<Token> tokens(Lexicon lexicon, String text) {
    Tokenizer tokenizer = new Tokenizer(lexicon, text);
    while (tokenizer.at < text.length()) {
      tokenizer.step();
    }
    tokenizer.add(Token.Kind.END, "", false);
    return tokenizer.tokens;
  }

  private void step() {
    char c = text.charAt(at);
    boolean chunkStart = at == 0 || Character.isWhitespace(text.charAt(at - 1));
    if ((chunkStart || !Character.isLetterOrDigit(c)) && emoticon()) {
      return;
    }
    if (Character.isLetterOrDigit(c)) {
      word();
    } else if (c == '*') {
      asterisk();
    } else if (c == '.' || c == '!' || c == '?' || c == '\n' || c == '…' || c == '~') {
      marks();
    } else {
      if (c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || c == '"' || c == '—') {
        add(Token.Kind.PAUSE, "", false);
      }
      at++;
    }
  }

  private void add(Token.Kind kind, String word, boolean stressed) {
    tokens.add(new Token(kind, word, stressed, action));
  }

  /** Takes an emoticon that reaches to the next blank, or an emoji. */
  private boolean emoticon() {
    int chunkEnd = at;
    while (chunkEnd < text.length()
        && chunkEnd - at <= LONGEST_EMOTICON
        && !Character.isWhitespace(text.charAt(chunkEnd))) {
      chunkEnd++;
    }
    if (chunkEnd - at <= LONGEST_EMOTICON) {
      String whole = text.substring(at, chunkEnd).toLowerCase(Locale.ROOT);
      if (lexicon.emoticon(whole) != null) {
        add(Token.Kind.EMOTICON, whole, false);
        at = chunkEnd;
        return true;
      }
    }
    int point = text.codePointAt(at);
    if (point < FIRST_PICTURE) {
      return false;
    }
    String picture = Character.toString(point);
    if (lexicon.emoticon(picture) != null) {
      add(Token.Kind.EMOTICON, picture, false);
      at += picture.length();
      return true;
    }
    return false;
  }

  private void word() {
    StringBuilder word = new StringBuilder();
    int start = at;
    boolean capitals = true;
    while (at < text.length() && (isLetter(at) || isApostrophe(at))) {
      if (isLetter(at)) {
        word.append(text.charAt(at));
        capitals &= Character.isUpperCase(text.charAt(at));
      }
      at++;
    }
    if (stutters(start)) {
      add(Token.Kind.WORD, "stutter", false);
      return;
    }
    String lower = word.toString().toLowerCase(Locale.ROOT);
    String plain = Spelling.plain(lower, lexicon);
    add(Token.Kind.WORD, plain, capitals && lower.length() > 1 || plain.length() < lower.length());
  }

  private boolean isLetter(int index) {
    return Character.isLetterOrDigit(text.charAt(index));
  }

  private boolean isApostrophe(int index) {
    char c = text.charAt(index);
    return c == '\'' || c == '’' || c == '`';
  }

  /** Whether the letters just read are the start of the next word, as in "w-what". */
  private boolean stutters(int start) {
    int length = at - start;
    return length <= 2
        && at + 1 + length <= text.length()
        && text.charAt(at) == '-'
        && text.regionMatches(true, start, text, at + 1, length);
  }

  private void asterisk() {
    int run = at;
    while (run < text.length() && text.charAt(run) == '*') {
      run++;
    }
    if (run - at == 1 && (action || closes(run))) {
      add(Token.Kind.END, "", false);
      action = !action;
    }
    at = run;
  }

  private boolean closes(int from) {
    int end = text.indexOf('*', from);
    int line = text.indexOf('\n', from);
    return end >= 0 && end - from <= LONGEST_ACTION && (line < 0 || end < line);
  }

  private void marks() {
    int start = at;
    while (at < text.length() && ".!?\n…~".indexOf(text.charAt(at)) >= 0) {
      if (text.charAt(at) == '\n') {
        action = false;
      }
      at++;
    }
    add(Token.Kind.END, text.substring(start, at), false);
  }
}
