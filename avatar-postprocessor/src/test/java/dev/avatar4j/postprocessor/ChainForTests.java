package dev.avatar4j.postprocessor;

/** Opens chains with randomness of the test's choice. */
public final class ChainForTests {
  private ChainForTests() {}

  /** The draws of the first filter of a chain with that seed. */
  public static RandomDraws seeded(long seed) {
    return new SeededDraws(seed, 0);
  }

  /** A chain on one thread whose filters all draw from the same source. */
  public static FilterChain open(ChainSpec spec, RandomDraws draws) {
    return new FilterChain(spec, new RowWorkers(1), position -> draws);
  }
}
