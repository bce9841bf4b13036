package dev.avatar4j.poser.djl.network;

import java.util.Optional;

/**
 * A 3x3 convolution that turns features into a picture; plain in separable networks, too.
 *
 * @param kind what it makes, which tells its activation and its keys
 * @param key its key; the convolution is {@code key.0}, or {@code key} for a grid
 * @param outputs channels it makes
 */
public record Head(Kind kind, String key, int outputs) {
  /** What heads make. */
  public enum Kind {
    /** With bias, then a sigmoid: 0..1. */
    ALPHA("torch.sigmoid"),
    /** With bias, then a hyperbolic tangent: -1..1. */
    COLOR("torch.tanh"),
    /** Neither bias nor activation: offsets, where the picture is 2 wide and high. */
    GRID("");

    private final String function;

    Kind(String function) {
      this.function = function;
    }

    /**
     * @return the TorchScript function that is its activation; empty for none
     */
    public String function() {
      return function;
    }

    /** The line that applies the activation to a tensor in place; empty if there is none. */
    String activate(String tensor) {
      return function.isEmpty() ? "" : "k = %s_(%s)\n".formatted(function, tensor);
    }
  }

  /**
   * @param key its key
   * @return a head with one alpha for all channels
   */
  public static Head alpha(String key) {
    return new Head(Kind.ALPHA, key, 1);
  }

  /**
   * @param key its key
   * @return a head with an alpha for each of four channels
   */
  public static Head alphaPerChannel(String key) {
    return new Head(Kind.ALPHA, key, 4);
  }

  /**
   * @param key its key
   * @return a head that makes red, green, blue and alpha
   */
  public static Head color(String key) {
    return new Head(Kind.COLOR, key, 4);
  }

  /**
   * @param key its key
   * @return a head that makes x and y offsets
   */
  public static Head grid(String key) {
    return new Head(Kind.GRID, key, 2);
  }

  /**
   * @return the key of its kernel, {@code [outputs, inputs, 3, 3]}
   */
  public String weightKey() {
    return kind == Kind.GRID ? key + ".weight" : key + ".0.weight";
  }

  /**
   * @return the key of its bias, {@code [outputs]}; none for a grid
   */
  public Optional<String> biasKey() {
    return kind == Kind.GRID ? Optional.empty() : Optional.of(key + ".0.bias");
  }
}
