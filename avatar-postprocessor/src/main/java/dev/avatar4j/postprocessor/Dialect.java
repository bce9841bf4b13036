package dev.avatar4j.postprocessor;

/**
 * Which program a chain was written for. It decides what parameters that the chain does not set
 * stand at, and which other names are understood. What a chain sets counts in every dialect.
 */
public enum Dialect {
  /**
   * Today's names and defaults. A filter under its old name ({@code lumanoise}) is understood and
   * has the defaults it had under that name.
   */
  RAVEN,
  /**
   * The names and defaults of the older system, where {@code bloom}, say, starts at another
   * threshold. Today's names are understood too.
   */
  TALKINGHEAD,
  /** {@link #TALKINGHEAD} if any name in the chain was used by the older system only. */
  AUTO
}
