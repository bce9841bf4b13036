package dev.avatar4j.poser.djl.model;

/** Carries the reason for a refusal up to the reader, which knows the file's name. */
final class MalformedCheckpoint extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 400;

  MalformedCheckpoint(String problem) {
    super(printable(problem), null, false, false);
  }

  /** Names come from the file; none of them may write over a terminal or fill a log. */
  private static String printable(String problem) {
    String text = problem.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
