package dev.avatar4j.poser.djl.topology;

import dev.avatar4j.poser.djl.network.Activation;
import dev.avatar4j.poser.djl.network.ConvKind;

/** How the rotator and the editor halve their features. */
final class Downsampling {
  private Downsampling() {}

  /**
   * All their other blocks have a leaky ReLU; the plain networks were trained with a plain ReLU in
   * the blocks that halve, and expect it.
   */
  static Activation activation(ConvKind kind) {
    return kind == ConvKind.PLAIN ? Activation.RELU : Activation.LEAKY_RELU;
  }
}
