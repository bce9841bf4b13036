package dev.avatar4j.poser.djl.session;

import dev.avatar4j.poser.PoserOptions;
import java.util.List;

/**
 * What the specs of all neural posers of any picture have in common.
 *
 * @param steps how finely poses are told apart
 * @param cacheBytes bound of each session's caches; 0 for none
 */
public record NeuralOptions(PoseSteps steps, long cacheBytes) {
  /** The names of these options. */
  public static final List<String> NAMES = List.of("cache", "steps");

  /** About 26 faces in float32; more of them are rarely asked for again. */
  private static final long DEFAULT_CACHE = 128L << 20;

  /**
   * @param options those of a spec
   * @return these of them
   * @throws dev.avatar4j.InvalidInputException if one is wrong
   */
  public static NeuralOptions of(PoserOptions options) {
    return new NeuralOptions(PoseSteps.of(options), options.bytes("cache", DEFAULT_CACHE));
  }
}
