package dev.avatar4j.poser.djl.network;

/** What follows the norm of a block. */
public enum Activation {
  /** Nothing. */
  NONE,
  /** {@code max(0, x)}. */
  RELU,
  /** {@code x} where positive, else {@code 0.1 x}. */
  LEAKY_RELU;

  /** The slope of {@link #LEAKY_RELU} below zero. */
  public static final double LEAKY_SLOPE = 0.1;
}
