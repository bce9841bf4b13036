package dev.avatar4j.poser.djl.provider;

import dev.avatar4j.poser.djl.engine.Device;
import dev.avatar4j.poser.djl.engine.Precision;
import dev.avatar4j.poser.djl.session.NeuralVariants;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which network a spec asks for.
 *
 * @param folder holds the weights
 * @param device where it runs
 * @param precision what it computes in; empty to leave it to the model
 * @param literal whether it computes operation by operation as published
 */
public record NetworkChoice(
    Path folder, Device device, Optional<Precision> precision, boolean literal) {
  /**
   * @param network as in {@link dev.avatar4j.poser.PoserVariants#network()}
   * @return the precision asked for, or else what a self-test chose; float32 for the published form
   *     and where no self-test was made
   */
  public Precision precisionOrMeasured(String network) {
    return precision.orElseGet(
        () -> literal ? Precision.FLOAT32 : NeuralVariants.measured(network, device));
  }
}
