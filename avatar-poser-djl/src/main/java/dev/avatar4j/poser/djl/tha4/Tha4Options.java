package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.Suggestion;
import dev.avatar4j.poser.PoserSpec;
import dev.avatar4j.poser.djl.hybrid.HybridPoser;
import java.util.List;

/**
 * The options of a {@code tha4} spec.
 *
 * @param hybrid whether only the face is the network's
 * @param threads worker threads
 * @param everyPixel whether to compute pixels that are expected to be transparent
 * @param faceCacheBytes in hybrid mode: how many bytes of faces a session keeps
 */
record Tha4Options(boolean hybrid, int threads, boolean everyPixel, long faceCacheBytes) {
  private static final String MODE = "mode";
  private static final String THREADS = "threads";
  private static final String EVERY_PIXEL = "every-pixel";
  private static final String FACE_CACHE = "face-cache";
  private static final List<String> NAMES = List.of(MODE, THREADS, EVERY_PIXEL, FACE_CACHE);

  private static final int MAX_THREADS = 64;
  private static final int MIN_CACHE = 8;
  private static final int MAX_CACHE = 4096;
  private static final int MEGABYTE_BITS = 20;

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
    boolean hybrid = choice(spec, MODE, "full", "hybrid");
    for (String name : hybrid ? List.of(THREADS, EVERY_PIXEL) : List.of(FACE_CACHE)) {
      if (spec.options().containsKey(name)) {
        throw refusal(
            "Option "
                + name
                + " of poser tha4 means nothing with mode="
                + (hybrid ? "hybrid" : "full")
                + "; leave it out.");
      }
    }
    int usual = Math.min(DEFAULT_THREADS, Runtime.getRuntime().availableProcessors());
    int cache = (int) (HybridPoser.DEFAULT_CACHE_BYTES >> MEGABYTE_BITS);
    return new Tha4Options(
        hybrid,
        number(spec, THREADS, usual, 1, MAX_THREADS),
        choice(spec, EVERY_PIXEL, "false", "true"),
        (long) number(spec, FACE_CACHE, cache, MIN_CACHE, MAX_CACHE) << MEGABYTE_BITS);
  }

  /** A whole number from an option. */
  private static int number(PoserSpec spec, String name, int usual, int min, int max) {
    String text = spec.options().get(name);
    if (text == null) {
      return usual;
    }
    try {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // refused below, together with numbers out of range
    }
    throw refusal(
        "Option %s of poser tha4 is \"%s\"; give a number from %d to %d."
            .formatted(name, text, min, max));
  }

  /** Whether an option has its second value; the first is that of an absent option. */
  private static boolean choice(PoserSpec spec, String name, String usual, String other) {
    String text = spec.options().getOrDefault(name, usual);
    if (!text.equals(usual) && !text.equals(other)) {
      throw refusal(
          "Option %s of poser tha4 is \"%s\"; give %s or %s.".formatted(name, text, usual, other));
    }
    return text.equals(other);
  }

  private static InvalidInputException refusal(String reason) {
    return new InvalidInputException("poser", reason);
  }
}
