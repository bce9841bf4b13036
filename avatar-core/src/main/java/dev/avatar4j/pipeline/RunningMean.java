package dev.avatar4j.pipeline;

/** The mean of the last samples. Not thread-safe. */
final class RunningMean {
  static final int WINDOW = 100;

  private final long[] samples = new long[WINDOW];
  private int next;
  private int count;
  private long sum;

  void add(long sample) {
    sum += sample - samples[next];
    samples[next] = sample;
    next = (next + 1) % WINDOW;
    count = Math.min(count + 1, WINDOW);
  }

  double mean() {
    return count == 0 ? 0 : (double) sum / count;
  }
}
