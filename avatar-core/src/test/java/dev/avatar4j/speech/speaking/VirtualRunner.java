package dev.avatar4j.speech.speaking;

import java.util.function.IntToLongFunction;

/** Synthesizes on the thread of a virtual timer, each sentence after the latency that was set. */
final class VirtualRunner implements SynthesisRunner {
  /** The latency of an engine that never answers. */
  static final long HANGS = Long.MAX_VALUE;

  /** How many milliseconds the n-th sentence takes, from 0. */
  IntToLongFunction latencyMillis = index -> 0;

  int begun;
  int givenUp;
  boolean closed;

  private final VirtualTimer timer;

  VirtualRunner(VirtualTimer timer) {
    this.timer = timer;
  }

  @Override
  public Running start(Runnable job) {
    long latency = latencyMillis.applyAsLong(begun++);
    if (latency == HANGS) {
      return () -> givenUp++;
    }
    SpeechTimer.Scheduled due = timer.at(timer.nanoTime() + latency * 1_000_000, job);
    return () -> {
      givenUp++;
      due.cancel();
    };
  }

  @Override
  public void close() {
    closed = true;
  }
}
