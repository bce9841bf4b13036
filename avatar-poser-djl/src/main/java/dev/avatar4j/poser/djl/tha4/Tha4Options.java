package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.poser.PoserOptions;
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

  private static final int MAX_THREADS = 64;

  /** More threads than this gain little: the picture is cut into a few dozen pieces per level. */
  private static final int DEFAULT_THREADS = 4;

  static Tha4Options of(PoserSpec spec) {
    PoserOptions options = PoserOptions.of(spec, List.of(THREADS, EVERY_PIXEL));
    int absent = Math.min(DEFAULT_THREADS, Runtime.getRuntime().availableProcessors());
    return new Tha4Options(
        options.number(THREADS, 1, MAX_THREADS, absent), options.flag(EVERY_PIXEL, false));
  }
}
