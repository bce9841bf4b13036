package dev.avatar4j.models;

/**
 * What became of one file of a model.
 *
 * @param file its name
 * @param state how it is
 * @param detail a sentence on what is wrong, or how it was judged
 */
public record FileVerification(String file, State state, String detail) {
  /** How a file is. */
  public enum State {
    /** It is what it should be. */
    GOOD,
    /** It is not there. */
    MISSING,
    /** It is there, and something else. */
    WRONG
  }
}
