package dev.avatar4j.emotion.lexicon;

/**
 * A piece of text.
 *
 * @param kind what it is
 * @param text a word in lower case without apostrophes, an emoticon, or the marks that end a
 *     sentence
 * @param stressed whether the word is in capitals or drawn out
 * @param action whether it stands between asterisks, as what a character does
 */
record Token(Kind kind, String text, boolean stressed, boolean action) {
  enum Kind {
    WORD,
    EMOTICON,
    /** A comma and the like. */
    PAUSE,
    /** The end of a sentence. */
    END
  }
}
