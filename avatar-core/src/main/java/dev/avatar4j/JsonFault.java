package dev.avatar4j;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import java.util.regex.Pattern;

/** Says what is wrong with malformed JSON in words for its author, not for a programmer. */
public final class JsonFault {
  /** Remarks of the parser about its own switches and places. */
  private static final Pattern ASIDES =
      Pattern.compile(
          " \\(start marker at.*|, from `.*?`|: enable `.*| \\(bound as `.*", Pattern.DOTALL);

  private JsonFault() {}

  /**
   * @param fault what the parser threw
   * @return the reason, with line and column where they are known; no full stop
   */
  public static String describe(JacksonException fault) {
    String reason = ASIDES.matcher(fault.getOriginalMessage()).replaceFirst("");
    if (reason.contains("(") && !reason.contains(")")) {
      reason += ")";
    }
    JsonLocation at = fault.getLocation();
    return at == null
        ? reason
        : reason + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }
}
