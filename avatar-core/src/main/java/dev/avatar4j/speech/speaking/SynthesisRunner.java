package dev.avatar4j.speech.speaking;

/** Runs the synthesis of one sentence after the other. Thread-safe. */
interface SynthesisRunner extends AutoCloseable {
  /** A synthesis that was begun. */
  @FunctionalInterface
  interface Running {
    /** Interrupts it, or takes it back if it has not begun; it does not hold up the next one. */
    void giveUp();
  }

  /**
   * @param job what to run; throws nothing
   * @return how to give it up
   * @throws dev.avatar4j.AvatarException if too many hang that were given up
   */
  Running start(Runnable job);

  @Override
  void close();
}
