package dev.avatar4j.poser.djl.topology;

import dev.avatar4j.poser.djl.network.Activation;
import dev.avatar4j.poser.djl.network.ConvBlock;
import dev.avatar4j.poser.djl.network.ConvKind;
import dev.avatar4j.poser.djl.network.MethodText;
import dev.avatar4j.poser.djl.network.NetworkForm;
import dev.avatar4j.poser.djl.network.ResidualBlock;
import dev.avatar4j.poser.djl.network.Variable;

/**
 * The body of the three networks that see only the face: three halvings from 64 to 512 channels,
 * the pose, six blocks, three transposed convolutions back. ReLU throughout.
 *
 * @param kind plain or separable
 * @param prefix of all keys: {@code body.} or nothing
 * @param poseValues how many pose values are appended at the bottleneck; may be 0
 */
record EncoderDecoder(ConvKind kind, String prefix, int poseValues) {
  private static final int FIRST = 64;
  private static final int LAST = 512;
  private static final int RESIDUALS = 5;

  /**
   * @param form how blocks are computed
   * @param m the method being written
   * @param x features of the pictures
   * @param pose a float32 variable {@code [1, poseValues]}; not read if there are none
   * @return 64 channels of the size of {@code x}
   */
  Variable write(NetworkForm form, MethodText m, Variable x, String pose) {
    Variable f = form.conv(m, block("downsample_blocks.0", x.channels(), FIRST, 3), x);
    for (int i = 1; i <= 3; i++) {
      f = form.down(m, block("downsample_blocks." + i, f.channels(), 2 * f.channels(), 4), f);
    }
    ConvBlock first = block("bottleneck_blocks.0", LAST + poseValues, LAST, 3);
    f = poseValues == 0 ? form.conv(m, first, f) : form.convWithPose(m, first, f, pose);
    for (int i = 1; i <= RESIDUALS; i++) {
      String key = prefix + "bottleneck_blocks." + i;
      f = form.residual(m, ResidualBlock.of(kind, key, LAST, Activation.RELU), f);
    }
    for (int i = 0; i < 3; i++) {
      f = form.up(m, block("upsample_blocks." + i, f.channels(), f.channels() / 2, 4), f);
    }
    return f;
  }

  private ConvBlock block(String key, int inputs, int outputs, int kernel) {
    return ConvBlock.of(kind, prefix + key, inputs, outputs, kernel, Activation.RELU);
  }
}
