package dev.avatar4j.poser.djl.provider;

import dev.avatar4j.poser.djl.engine.Device;
import dev.avatar4j.poser.djl.engine.Precision;
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
    Path folder, Device device, Optional<Precision> precision, boolean literal) {}
