package dev.avatar4j.postprocessor.golden;

import dev.avatar4j.postprocessor.RandomDraws;

/** The draws that were put into the reference: one counter for all filters of a chain. */
final class InjectedDraws implements RandomDraws {
  private int draw;

  @Override
  public void start(long tick) {
    // the counter runs on
  }

  @Override
  public float scalar() {
    return value(draw++, 0);
  }

  @Override
  public void fill(float[] out, int count) {
    int k = draw++;
    for (int i = 0; i < count; i++) {
      out[i] = value(k, i);
    }
  }

  int draws() {
    return draw;
  }

  private static float value(int k, int i) {
    int z = i * (int) 2654435761L + k * 40503 + 12345;
    z ^= z >>> 16;
    z *= 0x85ebca6b;
    z ^= z >>> 13;
    z *= 0xc2b2ae35;
    z ^= z >>> 16;
    return (z >>> 8) / 16777216f;
  }
}
