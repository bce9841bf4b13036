package dev.avatar4j.poser.djl.staged;

import java.nio.FloatBuffer;

/** The result of a stage, in native memory. Belongs to whom it was returned to, who closes it. */
public interface StageTensor extends AutoCloseable {
  /**
   * @return how much native memory it holds
   */
  long bytes();

  /**
   * Copies the elements, row-major, as floats whatever the network computes in.
   *
   * @param out receives them from index 0 on
   */
  void copyTo(FloatBuffer out);

  /** Frees the memory. Idempotent. */
  @Override
  void close();
}
