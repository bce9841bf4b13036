package dev.avatar4j.speech;

/**
 * When a word, or a punctuation mark, is spoken, and how. Immutable.
 *
 * @param word the word as it is written
 * @param phonemes how it is pronounced, in the alphabet of {@link VisemeTable}; may be empty
 * @param start when it begins, in seconds; not a number if that is unknown
 * @param end when it ends, in seconds; not a number if that is unknown
 */
public record WordTiming(String word, String phonemes, double start, double end) {
  /** Null texts are empty. */
  public WordTiming {
    word = word == null ? "" : word;
    phonemes = phonemes == null ? "" : phonemes;
  }

  /**
   * @return whether both times are known and in order
   */
  public boolean isTimed() {
    return start >= 0 && end >= start && end < Double.POSITIVE_INFINITY;
  }
}
