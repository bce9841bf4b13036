package dev.avatar4j.postprocessor.upscale.anime4k;

import java.util.List;

/**
 * The numbers of one network. Immutable and thread-safe.
 *
 * @param shape its layers
 * @param convolutions one for each of {@link NetworkShape#convolutions()}
 */
public record NetworkWeights(NetworkShape shape, List<Convolution> convolutions) {
  /** Copies the list and checks it against the shape. */
  public NetworkWeights {
    convolutions = List.copyOf(convolutions);
    if (!convolutions.stream().map(Convolution::shape).toList().equals(shape.convolutions())) {
      throw new IllegalArgumentException("The convolutions do not fit " + shape);
    }
  }
}
