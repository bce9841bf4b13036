package dev.avatar4j.poser.djl.tha4full;

import dev.avatar4j.poser.djl.network.MethodText;
import dev.avatar4j.poser.djl.network.NetworkForm;
import dev.avatar4j.poser.djl.network.Variable;
import java.util.List;

/**
 * How the blocks of a U-Net are computed, beside what {@link NetworkForm} says: same rules. Norms
 * are group norms (32 groups, eps 1e-5), convolutions have a bias, the activation is SiLU.
 */
interface UnetForm {
  /**
   * @return how everything else is computed: pictures, and what goes from pictures to features
   */
  NetworkForm pictures();

  /**
   * @return as {@link NetworkForm#id()}, for both together
   */
  String id();

  /**
   * @param m the method being written
   * @param prefix of the keys
   * @param pose a float32 variable {@code [1, 6]}
   * @return a float32 variable {@code [1, 256]} to be given to all blocks
   */
  String condition(MethodText m, String prefix, String pose);

  /**
   * @param m the method being written
   * @param key of a 3x3 convolution
   * @param x features
   * @param outputs channels
   * @return features
   */
  Variable conv(MethodText m, String key, Variable x, int outputs);

  /**
   * @param m the method being written
   * @param a features
   * @param b features
   * @return their sum
   */
  Variable add(MethodText m, Variable a, Variable b);

  /**
   * @param m the method being written
   * @param block which; takes the time of its key's network as 0
   * @param x features, which count as one tensor of all their channels
   * @param condition from {@link #condition}
   * @return features
   */
  Variable residual(MethodText m, UnetBlock block, List<Variable> x, String condition);

  /**
   * @param m the method being written
   * @param key of the block
   * @param x features
   * @return {@code x} plus what eight heads of attention among its pixels make of it
   */
  Variable attention(MethodText m, String key, Variable x);

  /**
   * Norm, SiLU, 3x3 convolution.
   *
   * @param m the method being written
   * @param normKey key of the norm
   * @param convKey key of the convolution
   * @param x features
   * @param outputs channels
   * @return a picture, float32
   */
  Variable last(MethodText m, String normKey, String convKey, Variable x, int outputs);
}
