package dev.avatar4j.poser.djl.network.dense;

import dev.avatar4j.poser.djl.network.MethodText;
import dev.avatar4j.poser.djl.network.Variable;

/** A way to write a dense convolution without bias, on channels-last float32 features. */
public sealed interface Convolution permits FastConvolution, DirectConvolution {
  /**
   * @param m the method being written
   * @param kernel the expression for the kernel as in the checkpoint, {@code self.<attribute>};
   *     nothing else may use it, since {@code prepare} changes it
   * @param x features
   * @param outputs output channels
   * @return features
   */
  Variable apply(MethodText m, String kernel, Variable x, int outputs);

  /**
   * The same, added to other features in place.
   *
   * @param m the method being written
   * @param kernel as above
   * @param x features
   * @param y features with the channels and the size of the result; changed
   */
  void add(MethodText m, String kernel, Variable x, Variable y);

  /**
   * The fastest way, as measured on a processor with 16 multiplications per clock and core and 1
   * MiB of second-level cache.
   *
   * @param map which convolution
   * @param x features
   * @param outputs output channels
   * @param kernels how kernels are kept and applied
   * @return a way to write it
   */
  static Convolution choose(KernelMap map, Variable x, int outputs, PackedKernels kernels) {
    int channels = Math.min(x.channels(), outputs);
    return switch (map) {
      case SAME ->
          channels >= 128
              ? new FastConvolution(map, largestTile(x.size()), kernels)
              : new DirectConvolution(map, kernels);
      case ENLARGED -> new FastConvolution(map, 3, kernels);
      case TRANSPOSED ->
          channels >= 128
              ? new FastConvolution(map, 3, kernels)
              : new DirectConvolution(map, kernels);
      case STRIDED ->
          channels >= 64
              ? new FastConvolution(map, 4, kernels)
              : new DirectConvolution(map, kernels);
    };
  }

  /**
   * Larger tiles multiply less but have more products, each with a matrix of inputs x outputs that
   * takes memory and must be read for each frame: 36 instead of 16 for 4 instead of 2. Below 64
   * tiles that costs more than it saves.
   */
  private static int largestTile(int size) {
    int tiles = 8;
    return Math.max(2, Math.min(4, size / tiles));
  }
}
