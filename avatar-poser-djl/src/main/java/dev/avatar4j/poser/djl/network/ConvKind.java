package dev.avatar4j.poser.djl.network;

/** How the convolutions of a network's blocks are factored. Heads are always plain. */
public enum ConvKind {
  /** One dense kernel. */
  PLAIN,
  /** A depthwise kernel, then a 1x1 convolution, nothing between them. */
  SEPARABLE
}
