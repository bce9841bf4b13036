package dev.avatar4j.postprocessor;

/**
 * Random draws from a hash of what is drawn and when, not from a running state: number i of draw k
 * of a tick is a function of (seed, instance, tick, k, i). The same figures come out whatever was
 * drawn before and on however many threads frames are filtered, and a field of them is one counted
 * loop without dependencies.
 *
 * <p>The hash is a multiplicative lattice (2654435761 is 2^32 over the golden ratio, Knuth 6.4)
 * under the 32-bit finaliser of MurmurHash3; 24 bits make a float.
 */
final class SeededDraws implements RandomDraws {
  static final int INDEX_STEP = 0x9E3779B1;
  static final int DRAW_STEP = 40503;

  private final long instanceKey;
  private int tickKey;
  private int draw;

  /**
   * @param seed the chain's seed
   * @param instance the place in the chain of the instance that draws
   */
  SeededDraws(long seed, int instance) {
    instanceKey = scramble(scramble(seed) + instance);
    start(0);
  }

  @Override
  public void start(long tick) {
    tickKey = (int) (scramble(instanceKey + tick) >>> 32);
    draw = 0;
  }

  @Override
  public float scalar() {
    return uniform(tickKey + DRAW_STEP * draw++);
  }

  @Override
  public void fill(float[] out, int count) {
    int key = tickKey + DRAW_STEP * draw++;
    for (int i = 0; i < count; i++) {
      out[i] = uniform(key + INDEX_STEP * i);
    }
  }

  /**
   * @param counter any number
   * @return its hash as a float in [0, 1), a multiple of 2^-24
   */
  static float uniform(int counter) {
    int z = counter;
    z ^= z >>> 16;
    z *= 0x85ebca6b;
    z ^= z >>> 13;
    z *= 0xc2b2ae35;
    z ^= z >>> 16;
    return (z >>> 8) * 0x1p-24f;
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014), one step on. */
  private static long scramble(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
