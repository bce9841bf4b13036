package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.poser.PoserOptions;
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
  private static final String FULL = "full";
  private static final String HYBRID = "hybrid";
  private static final String THREADS = "threads";
  static final String EVERY_PIXEL = "every-pixel";
  private static final String FACE_CACHE = "face-cache";
  private static final List<String> NAMES = List.of(MODE, THREADS, EVERY_PIXEL, FACE_CACHE);

  private static final int MAX_THREADS = 64;
  private static final int MIN_CACHE = 8;
  private static final int MAX_CACHE = 4096;
  private static final int MEGABYTE_BITS = 20;

  /** More threads than this gain little: the picture is cut into a few dozen pieces per level. */
  private static final int DEFAULT_THREADS = 4;

  static Tha4Options of(PoserSpec spec) {
    PoserOptions options = PoserOptions.of(spec, NAMES);
    String mode = options.choice(MODE, List.of(FULL, HYBRID), FULL);
    boolean hybrid = mode.equals(HYBRID);
    options.requireAbsent(
        hybrid ? List.of(THREADS, EVERY_PIXEL) : List.of(FACE_CACHE), MODE + "=" + mode);
    int usual = Math.min(DEFAULT_THREADS, Runtime.getRuntime().availableProcessors());
    int cache = (int) (HybridPoser.DEFAULT_CACHE_BYTES >> MEGABYTE_BITS);
    return new Tha4Options(
        hybrid,
        options.number(THREADS, 1, MAX_THREADS, usual),
        options.flag(EVERY_PIXEL, false),
        (long) options.number(FACE_CACHE, MIN_CACHE, MAX_CACHE, cache) << MEGABYTE_BITS);
  }
}
