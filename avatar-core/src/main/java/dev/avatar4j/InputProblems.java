package dev.avatar4j;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects what is wrong with one input, so that the user hears of all of it at once. */
public final class InputProblems {
  /**
   * The most keys that are read from one JSON object of named values: far more than there are
   * names, and few enough that looking for what each was meant to be takes no time.
   */
  public static final int MAX_KEYS = 1000;

  private static final int SHOWN = 20;
  private static final int LENGTH_SHOWN = 60;

  private final List<InvalidInputException> problems = new ArrayList<>();

  /**
   * @param field the name of the value at fault as the user wrote it
   * @param reason why it was refused and what is accepted
   */
  public void add(String field, String reason) {
    add(new InvalidInputException(field, reason));
  }

  /**
   * @param problem something wrong; if it lists several things, each of them
   */
  public void add(InvalidInputException problem) {
    problems.addAll(problem.parts());
  }

  /**
   * Runs one check and keeps what it refuses.
   *
   * @param check throws an {@link InvalidInputException} if something is wrong
   */
  public void collect(Runnable check) {
    try {
      check.run();
    } catch (InvalidInputException refused) {
      add(refused);
    }
  }

  /**
   * @return whether nothing was found
   */
  public boolean isEmpty() {
    return problems.isEmpty();
  }

  /**
   * @throws InvalidInputException if anything was found: its message lists every problem (the first
   *     20 of a long list), its field is that of the first
   */
  public void throwIfAny() {
    if (problems.size() == 1) {
      throw problems.get(0);
    }
    if (!problems.isEmpty()) {
      String list =
          problems.stream()
              .limit(SHOWN)
              .map(problem -> "\n - " + problem.getMessage())
              .collect(Collectors.joining());
      int left = problems.size() - SHOWN;
      throw new InvalidInputException(
          problems.get(0).field(),
          problems.size() + " problems:" + list + (left > 0 ? "\n - and " + left + " more" : ""),
          problems);
    }
  }

  /**
   * @param value something from outside, of any length
   * @return its text, cut to what fits a message, control characters replaced
   */
  public static String shown(Object value) {
    String text = String.valueOf(value).replaceAll("\\p{Cntrl}", " ");
    return text.length() <= LENGTH_SHOWN ? text : text.substring(0, LENGTH_SHOWN - 3) + "...";
  }
}
