package dev.avatar4j.postprocessor.kernel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses how rows are summed: with the vector module of the Java platform if Java was started with
 * it, else in plain Java. The system property {@code avatar4j.vector} set to {@code false} forces
 * plain Java.
 */
public final class LineSums {
  /** What to start Java with. */
  public static final String FLAG = "--add-modules jdk.incubator.vector";

  private static final Logger log = LoggerFactory.getLogger(LineSums.class);

  /** With fewer neighbours on either side the copies cost no more than vectors. */
  private static final int WORTH_IT = 3;

  private static final boolean VECTORS = vectorsAvailable();

  private LineSums() {}

  /**
   * @return whether the vector module is used
   */
  public static boolean vectorsUsed() {
    return VECTORS;
  }

  static LineSum of(GaussianKernel kernel, int width) {
    return choose(VECTORS, kernel, width);
  }

  static LineSum choose(boolean vectors, GaussianKernel kernel, int width) {
    return vectors && kernel.reach() >= WORTH_IT
        ? new VectorTaps(kernel)
        : new CopiedTaps(kernel, width);
  }

  private static boolean vectorsAvailable() {
    if (!Boolean.parseBoolean(System.getProperty("avatar4j.vector", "true"))) {
      return false;
    }
    boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    if (!present) {
      log.debug("Wide blurs are faster if Java is started with {}.", FLAG);
    }
    return present;
  }
}
