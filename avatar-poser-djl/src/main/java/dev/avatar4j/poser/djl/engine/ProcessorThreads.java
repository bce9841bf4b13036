package dev.avatar4j.poser.djl.engine;

import ai.djl.pytorch.jni.JniUtils;

/**
 * How many processor threads the calls of a Java thread may use. libtorch's own number holds for
 * the thread that sets it, but is also what any other thread starts with, at its first operation:
 * those of the pool for forked work, for one. All but inference threads are to have 1, so each of
 * these takes its number at once, and then has 1 set elsewhere.
 */
final class ProcessorThreads {
  private static final ThreadLocal<Integer> ALLOWED = ThreadLocal.withInitial(() -> 1);

  private ProcessorThreads() {}

  /**
   * Has libtorch share out each operation of this thread.
   *
   * @param threads among how many threads, this one included
   */
  static void allow(int threads) {
    ALLOWED.set(threads);
    use(threads);
  }

  /**
   * @return what was given to {@link #allow} on this thread, else 1
   */
  static int allowed() {
    return ALLOWED.get();
  }

  /** Has libtorch leave operations of this thread to it alone, as its programs share work out. */
  static void leaveToProgram() {
    use(1);
  }

  private static synchronized void use(int threads) {
    JniUtils.setNumThreads(threads);
    JniUtils.getNumThreads(); // counts as its first operation
    Thread other = new Thread(() -> JniUtils.setNumThreads(1), "avatar-libtorch-threads");
    other.setDaemon(true);
    other.start();
    boolean interrupted = false;
    while (other.isAlive()) {
      try {
        other.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
