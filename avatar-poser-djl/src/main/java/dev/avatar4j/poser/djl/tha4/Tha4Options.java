package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.Suggestion;
import dev.avatar4j.poser.PoserSpec;
import java.util.List;

/**
 * The options of a {@code tha4} spec.
 *
 * @param threads worker threads
 * @param everyPixel whether to compute pixels that are expected to be transparent
 */
record Tha4Options(int threads, boolean everyPixel) {
  private static final String THREADS = "threads";
  private static final String EVERY_PIXEL = "every-pixel";
  private static final List<String> NAMES = List.of(THREADS, EVERY_PIXEL);

  private static final int MAX_THREADS = 64;

  /** More threads than this gain little: the picture is cut into a few dozen pieces per level. */
  private static final int DEFAULT_THREADS = 4;

  static Tha4Options of(PoserSpec spec) {
    for (String name : spec.options().keySet()) {
      if (!NAMES.contains(name)) {
        throw refusal(
            "The poser tha4 has no option \""
                + name
                + "\"."
                + Suggestion.of(name, NAMES)
                + " It has: "
                + String.join(", ", NAMES)
                + ".");
      }
    }
    String threads = spec.options().get(THREADS);
    return new Tha4Options(
        threads == null ? defaultThreads() : parseThreads(threads),
        parseEveryPixel(spec.options().getOrDefault(EVERY_PIXEL, "false")));
  }

  private static int defaultThreads() {
    return Math.min(DEFAULT_THREADS, Runtime.getRuntime().availableProcessors());
  }

  private static int parseThreads(String text) {
    try {
      int threads = Integer.parseInt(text);
      if (threads >= 1 && threads <= MAX_THREADS) {
        return threads;
      }
    } catch (NumberFormatException e) {
      // refused below, together with numbers out of range
    }
    throw refusal("Option threads of poser tha4 is \"" + text + "\"; give a number from 1 to 64.");
  }

  private static boolean parseEveryPixel(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw refusal(
              "Option every-pixel of poser tha4 is \"" + text + "\"; give true or false.");
    };
  }

  private static InvalidInputException refusal(String reason) {
    return new InvalidInputException("poser", reason);
  }
}
