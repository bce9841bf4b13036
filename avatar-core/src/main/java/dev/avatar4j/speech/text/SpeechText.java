package dev.avatar4j.speech.text;

import dev.avatar4j.InvalidInputException;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Makes text fit to be spoken: leaves out what has no sound (emoji, Markdown, control characters).
 */
public final class SpeechText {
  /** The longest text that is taken at once, in UTF-16 units: about two hours of speech. */
  public static final int MAX_LENGTH = 100_000;

  private static final Pattern LINK =
      Pattern.compile("!?\\[([^\\[\\]\n]{0,300})]\\([^()\n]{0,2000}\\)");
  private static final Pattern FENCE = Pattern.compile("(?m)^[ \t]*(```|~~~).*$");
  private static final Pattern LINE_MARK =
      Pattern.compile("(?m)^[ \t]*(#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+)");
  private static final Pattern EMPHASIS = Pattern.compile("\\*+|`+|~~|(?<!\\w)_+|_+(?!\\w)");
  private static final Pattern SPACES = Pattern.compile("[\\p{Z}\t]+");
  private static final Pattern LINE_ENDS = Pattern.compile(" ?\n[ \n]*");
  private static final int ENCLOSED = 0x2460;
  private static final int DINGBATS_END = 0x27C0;
  private static final int ARROWS_AND_STARS = 0x2B00;
  private static final int ARROWS_AND_STARS_END = 0x2C00;
  private static final int VARIATION_SELECTORS = 0xFE00;
  private static final int VARIATION_SELECTORS_END = 0xFE10;
  private static final int PICTURES = 0x1F000;
  private static final int PICTURES_END = 0x20000;

  private SpeechText() {}

  /**
   * Leaves out control and format characters, halves of surrogate pairs, emoji, and the marks of
   * Markdown (of a link, its text stays); joins spaces, and line ends to one {@code \n}. Doing it
   * twice changes nothing more for ordinary text.
   *
   * @param text text as a user or a language model writes it
   * @return the text to speak; may be empty
   * @throws InvalidInputException if it is longer than {@value #MAX_LENGTH}
   */
  public static String clean(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new InvalidInputException(
          "text",
          "The text has "
              + text.length()
              + " characters; at most "
              + MAX_LENGTH
              + " are spoken at once. Send it in parts.");
    }
    String marked = Normalizer.normalize(audible(text), Normalizer.Form.NFC);
    String plain = FENCE.matcher(LINK.matcher(marked).replaceAll("$1")).replaceAll("");
    plain = EMPHASIS.matcher(LINE_MARK.matcher(plain).replaceAll("")).replaceAll("");
    plain = SPACES.matcher(plain).replaceAll(" ");
    return LINE_ENDS.matcher(plain).replaceAll("\n").strip();
  }

  private static String audible(String text) {
    StringBuilder result = new StringBuilder(text.length());
    String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace('\u2028', '\n');
    lines
        .codePoints()
        .forEach(
            symbol -> {
              if (symbol == '\n' || symbol == '\t') {
                result.appendCodePoint(symbol);
              } else if (Character.getType(symbol) == Character.CONTROL) {
                result.append(' ');
              } else if (isAudible(symbol)) {
                result.appendCodePoint(symbol);
              }
            });
    return result.toString();
  }

  private static boolean isAudible(int symbol) {
    int type = Character.getType(symbol);
    return type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.PRIVATE_USE
        && type != Character.UNASSIGNED
        && type != Character.ENCLOSING_MARK
        && !isPicture(symbol, type);
  }

  private static boolean isPicture(int symbol, int type) {
    boolean sign = type == Character.OTHER_SYMBOL && symbol >= ENCLOSED && symbol < DINGBATS_END;
    return sign
        || (symbol >= PICTURES && symbol < PICTURES_END)
        || (symbol >= ARROWS_AND_STARS && symbol < ARROWS_AND_STARS_END)
        || (symbol >= VARIATION_SELECTORS && symbol < VARIATION_SELECTORS_END);
  }

  /**
   * @param text any text
   * @return whether there is a letter or a digit in it, of any script
   */
  public static boolean isSpeakable(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /**
   * @param text any text
   * @return the text {@linkplain #clean cleaned}
   * @throws InvalidInputException if it is too long, or nothing in it can be spoken
   */
  public static String require(String text) {
    String clean = clean(text);
    if (!isSpeakable(clean)) {
      throw new InvalidInputException(
          "text",
          text.isBlank()
              ? "The text is empty; write what is to be said."
              : "Nothing in the text can be spoken; it needs at least one letter or digit.");
    }
    return clean;
  }
}
