package dev.avatar4j.animation;

import java.util.SplittableRandom;

/**
 * Uniform draws that come out the same on every Java version: the bounded draws of the standard
 * library have changed between versions, its plain {@code nextDouble} has not.
 */
final class Uniform {
  private Uniform() {}

  /** A number between two bounds, which may be equal or in either order. */
  static double between(SplittableRandom random, double a, double b) {
    return a + (b - a) * random.nextDouble();
  }
}
