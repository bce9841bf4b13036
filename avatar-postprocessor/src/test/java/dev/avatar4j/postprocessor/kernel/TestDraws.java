package dev.avatar4j.postprocessor.kernel;

import dev.avatar4j.postprocessor.RandomDraws;
import java.util.SplittableRandom;

/** Random numbers that are the same in each run of a test. */
public final class TestDraws implements RandomDraws {
  private final SplittableRandom random = new SplittableRandom(1);

  @Override
  public void start(long tick) {
    // the numbers run on
  }

  @Override
  public float scalar() {
    return random.nextInt(1 << 24) * 0x1p-24f;
  }

  @Override
  public void fill(float[] out, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = scalar();
    }
  }
}
