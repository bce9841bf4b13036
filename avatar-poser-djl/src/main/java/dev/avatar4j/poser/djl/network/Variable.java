package dev.avatar4j.poser.djl.network;

/**
 * A tensor in the method being written, {@code 1 x channels x size x size}.
 *
 * <p>Two kinds share this record. <b>Pictures</b> (colours, alphas, grids) are float32; <b>features
 * </b> have the element type and memory layout that their form likes. Only {@link
 * NetworkForm#features} and {@link NetworkForm#heads} lead from one to the other.
 *
 * @param name the expression that names it: a local variable or {@code self.something}
 * @param channels channels
 * @param size height and width
 */
public record Variable(String name, int channels, int size) {
  @Override
  public String toString() {
    return name;
  }
}
