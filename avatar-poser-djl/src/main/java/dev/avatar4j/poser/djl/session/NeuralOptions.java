package dev.avatar4j.poser.djl.session;

import dev.avatar4j.poser.PoserOptions;
import dev.avatar4j.poser.djl.engine.Device;
import dev.avatar4j.poser.djl.engine.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the specs of all neural posers of any picture have in common.
 *
 * @param device where the network runs, as {@link Device#choose} understands it
 * @param precision what it computes in; empty to leave it to the network
 * @param threads how many processor threads one operation may use
 * @param steps how finely poses are told apart
 * @param cacheBytes bound of each session's caches; 0 for none
 */
public record NeuralOptions(
    String device, Optional<Precision> precision, int threads, PoseSteps steps, long cacheBytes) {
  static final String DEVICE = "device";
  static final String PRECISION = "precision";
  private static final String THREADS = "threads";
  private static final String CACHE = "cache";

  /** The names of these options. */
  public static final List<String> NAMES =
      List.of(DEVICE, PRECISION, THREADS, CACHE, PoseSteps.OPTION);

  /** Those that a poser whose body is warped has no use for. */
  public static final List<String> EXACT_ONLY = List.of(PoseSteps.OPTION);

  static final String AUTO = "auto";
  private static final int MAX_THREADS = 64;

  /** With more threads than this, waiting for one another costs more than they bring. */
  private static final int DEFAULT_THREADS = 16;

  /** About 26 faces in float32; more of them are rarely asked for again. */
  private static final long DEFAULT_CACHE = 128L << 20;

  /**
   * @param options those of a spec
   * @return these of them
   * @throws dev.avatar4j.InvalidInputException if one is wrong
   */
  public static NeuralOptions of(PoserOptions options) {
    List<String> precisions =
        Stream.concat(Stream.of(AUTO), Arrays.stream(Precision.values()).map(Precision::id))
            .toList();
    String precision = options.choice(PRECISION, precisions, AUTO);
    int processors = Runtime.getRuntime().availableProcessors();
    return new NeuralOptions(
        options.text(DEVICE).orElse(Device.AUTO),
        Arrays.stream(Precision.values()).filter(p -> p.id().equals(precision)).findFirst(),
        options.number(THREADS, 1, MAX_THREADS, Math.min(DEFAULT_THREADS, processors)),
        PoseSteps.of(options),
        options.bytes(CACHE, DEFAULT_CACHE));
  }
}
