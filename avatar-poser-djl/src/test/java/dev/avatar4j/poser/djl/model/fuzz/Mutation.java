package dev.avatar4j.poser.djl.model.fuzz;

import java.util.SplittableRandom;

/** Damages a checkpoint, as chance or an attacker would. */
@FunctionalInterface
interface Mutation {
  /** Values at which sizes, counts and offsets tend to go wrong. */
  long[] EDGES = {
    0,
    1,
    2,
    7,
    -1,
    -2,
    127,
    128,
    255,
    256,
    4095,
    65_535,
    65_536,
    1 << 20,
    1 << 24,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    1L << 32,
    0xffff_ffffL,
    1L << 40,
    1L << 62,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  /**
   * @param seed an honest checkpoint; not to be changed
   * @param random decides everything
   * @return the damaged copy
   */
  byte[] apply(Seed seed, SplittableRandom random);

  static long edge(SplittableRandom random) {
    return EDGES[random.nextInt(EDGES.length)];
  }
}
