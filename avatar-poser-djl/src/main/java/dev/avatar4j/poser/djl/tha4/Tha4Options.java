package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.Suggestion;
import dev.avatar4j.poser.PoserSpec;
import java.util.Set;

/**
 * The options of a {@code tha4} spec.
 *
 * @param threads worker threads
 */
record Tha4Options(int threads) {
  static final String THREADS = "threads";

  private static final int MAX_THREADS = 64;

  /** More threads than this gain little: the picture is cut into a few dozen pieces per level. */
  private static final int DEFAULT_THREADS = 4;

  static Tha4Options of(PoserSpec spec) {
    for (String name : spec.options().keySet()) {
      if (!name.equals(THREADS)) {
        throw new InvalidInputException(
            "poser",
            "The poser tha4 has no option \""
                + name
                + "\"."
                + Suggestion.of(name, Set.of(THREADS))
                + " It has: "
                + THREADS
                + ".");
      }
    }
    String threads = spec.options().get(THREADS);
    return new Tha4Options(threads == null ? defaultThreads() : parse(threads));
  }

  private static int defaultThreads() {
    return Math.min(DEFAULT_THREADS, Runtime.getRuntime().availableProcessors());
  }

  private static int parse(String text) {
    try {
      int threads = Integer.parseInt(text);
      if (threads >= 1 && threads <= MAX_THREADS) {
        return threads;
      }
    } catch (NumberFormatException e) {
      // refused below, together with numbers out of range
    }
    throw new InvalidInputException(
        "poser", "Option threads of poser tha4 is \"" + text + "\"; give a number from 1 to 64.");
  }
}
