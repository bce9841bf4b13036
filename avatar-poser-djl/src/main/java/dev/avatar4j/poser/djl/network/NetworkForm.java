package dev.avatar4j.poser.djl.network;

import dev.avatar4j.poser.djl.engine.Precision;
import java.util.List;

/**
 * How the blocks of a posing network are computed. Each method appends statements to the method
 * being written ({@code m}) and returns the variable that holds the result; weights come from
 * {@code m.weights()}, constants and helper methods go to {@code m.program()}. All forms mean the
 * same: they may rearrange, fuse and change memory layout, and agree with {@link LiteralForm} to
 * rounding.
 *
 * <p>A form must not change the tensors it is given: a skip connection or a cache may still need
 * them. One form writes one program; a form need not be thread-safe.
 */
public interface NetworkForm {
  /**
   * Identifies the text it writes, in names of cached files: a word and a number that grows with
   * every change of the form, such as {@code literal-1}.
   *
   * @return letters, digits and hyphens
   */
  String id();

  /**
   * @return whether what it writes shares out its work among threads itself; else libtorch is to
   *     share out each operation
   */
  default boolean sharesWork() {
    return false;
  }

  /**
   * @return the element type of features
   */
  Precision precision();

  /**
   * @param m the method being written
   * @param pictures float32, all of one size
   * @return their channels one after the other, as features
   */
  Variable features(MethodText m, List<Variable> pictures);

  /**
   * A convolution block that keeps the size: kernel 3 or 7, zero padding.
   *
   * @param m the method being written
   * @param block its weights
   * @param x features
   * @return features of the same size
   */
  Variable conv(MethodText m, ConvBlock block, Variable x);

  /**
   * The same on {@code cat(x, pose)}, where each pose value is a constant channel (which acts
   * through the zero-padded border, so borders must be exact). The first {@code x.channels()} input
   * channels of the block are those of {@code x}, the others are the pose's.
   *
   * @param m the method being written
   * @param block its weights
   * @param x features
   * @param pose a float32 variable {@code [1, block.inputs() - x.channels()]}
   * @return features of the same size
   */
  Variable convWithPose(MethodText m, ConvBlock block, Variable x, String pose);

  /**
   * A convolution block with a 4x4 kernel, stride 2, padding 1.
   *
   * @param m the method being written
   * @param block its weights
   * @param x features
   * @return features of half the size
   */
  Variable down(MethodText m, ConvBlock block, Variable x);

  /**
   * A block with a transposed 4x4 convolution, stride 2, padding 1.
   *
   * @param m the method being written
   * @param block its weights
   * @param x features
   * @return features of twice the size
   */
  Variable up(MethodText m, ConvBlock block, Variable x);

  /**
   * @param m the method being written
   * @param block its weights
   * @param x features
   * @return {@code x + block(x)}
   */
  Variable residual(MethodText m, ResidualBlock block, Variable x);

  /**
   * A 3x3 block on {@code cat(x enlarged to twice its size by nearest neighbour, skip)}.
   *
   * @param m the method being written
   * @param block its weights; inputs are the channels of x and of the skip, in this order
   * @param x features
   * @param skip features of twice the size, or null for none
   * @return features of twice the size
   */
  Variable enlargeAndConv(MethodText m, ConvBlock block, Variable x, Variable skip);

  /**
   * Completes features, for a method that gives them out: a form may leave the last step of a block
   * to what reads it. Blocks and heads do so themselves.
   *
   * @param m the method being written
   * @param x features
   * @return features to be read by any text
   */
  default Variable completed(MethodText m, Variable x) {
    return x;
  }

  /**
   * Several heads on the same features, which a form may compute as one convolution.
   *
   * @param m the method being written
   * @param x features
   * @param heads which, in any order
   * @return one float32 picture per head, activation included, in the same order
   */
  List<Variable> heads(MethodText m, Variable x, List<Head> heads);

  /**
   * Samples a picture at the identity grid plus an offset: bilinear, clamped to the border, corners
   * not aligned. The sum is made in float32 in every form.
   *
   * @param m the method being written
   * @param image a picture
   * @param grid x and y offsets of the same size; the picture is 2 wide and high
   * @return a picture
   */
  Variable warp(MethodText m, Variable image, Variable grid);

  /**
   * @param m the method being written
   * @param picture a picture
   * @return twice as large: bilinear, corners not aligned
   */
  Variable enlarge(MethodText m, Variable picture);

  /**
   * @param m the method being written
   * @param picture a picture
   * @return half as large: the mean of 2x2 pixels
   */
  Variable halve(MethodText m, Variable picture);

  /**
   * @param m the method being written
   * @param alpha a picture with one channel or as many as the others
   * @param change a picture
   * @param image a picture
   * @return {@code alpha * change + (1 - alpha) * image}
   */
  Variable blend(MethodText m, Variable alpha, Variable change, Variable image);

  /**
   * @param m the method being written
   * @param alpha a picture with one channel
   * @param change a picture of four channels
   * @param image a picture of four channels
   * @return the blend in its first three channels, the fourth of {@code image}
   */
  Variable blendColor(MethodText m, Variable alpha, Variable change, Variable image);
}
