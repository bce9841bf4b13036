package dev.avatar4j.poser.djl.topology;

import dev.avatar4j.poser.djl.model.ExpectedTensors;
import dev.avatar4j.poser.djl.network.Activation;
import dev.avatar4j.poser.djl.network.ConvBlock;
import dev.avatar4j.poser.djl.network.ConvKind;
import dev.avatar4j.poser.djl.network.Head;
import dev.avatar4j.poser.djl.network.MethodText;
import dev.avatar4j.poser.djl.network.NetworkForm;
import dev.avatar4j.poser.djl.network.RequiredTensors;
import dev.avatar4j.poser.djl.network.ResidualBlock;
import dev.avatar4j.poser.djl.network.Variable;
import java.util.List;

/**
 * Turns head and body, at half size: says where each pixel comes from.
 *
 * @param kind plain or separable
 */
public record BodyRotator(ConvKind kind) {
  /** Its name in files and outputs. */
  public static final String NAME = "two_algo_face_body_rotator";

  /** How many pose values it reads. */
  public static final int POSE_VALUES = 6;

  /** Side of its pictures. */
  public static final int SIZE = 256;

  /** The names of {@link #outputs}. */
  public static final List<String> OUTPUTS = List.of("direct", "warped", "grid_change");

  private static final String PREFIX = "encoder_decoder.";
  private static final Head DIRECT = Head.color("direct_creator");
  private static final Head GRID = Head.grid("grid_change_creator");
  private static final int FIRST = 64;
  private static final int RESIDUALS = 6;

  /**
   * @param form how blocks are computed
   * @param m the method being written
   * @param picture 4x256x256
   * @param pose a float32 variable {@code [1, 6]}
   * @return the grid, the last of {@link #OUTPUTS}
   */
  public Variable grid(NetworkForm form, MethodText m, Variable picture, String pose) {
    return form.heads(m, body(form, m, picture, pose), List.of(GRID)).get(0);
  }

  /**
   * @param form how blocks are computed
   * @param m the method being written
   * @param picture 4x256x256
   * @param pose a float32 variable {@code [1, 6]}
   * @return what {@link #OUTPUTS} names
   */
  public List<Variable> outputs(NetworkForm form, MethodText m, Variable picture, String pose) {
    List<Variable> heads = form.heads(m, body(form, m, picture, pose), List.of(DIRECT, GRID));
    return List.of(heads.get(0), form.warp(m, picture, heads.get(1)), heads.get(1));
  }

  private Variable body(NetworkForm form, MethodText m, Variable picture, String pose) {
    Variable x = form.features(m, List.of(picture));
    ConvBlock first = block("downsample_blocks.0", 4 + POSE_VALUES, FIRST, 7);
    Variable f = form.convWithPose(m, first, x, pose);
    for (int i = 1; i <= 3; i++) {
      int channels = f.channels();
      f =
          form.down(
              m,
              ConvBlock.of(
                  kind,
                  PREFIX + "downsample_blocks." + i,
                  channels,
                  2 * channels,
                  4,
                  Downsampling.activation(kind)),
              f);
    }
    for (int i = 0; i < RESIDUALS; i++) {
      String key = PREFIX + "bottleneck_blocks." + i;
      f = form.residual(m, ResidualBlock.of(kind, key, f.channels(), Activation.LEAKY_RELU), f);
    }
    for (int i = 0; i < 3; i++) {
      String key = "upsample_blocks." + i + ".1";
      f = form.enlargeAndConv(m, block(key, f.channels(), f.channels() / 2, 3), f, null);
    }
    return f;
  }

  private ConvBlock block(String key, int inputs, int outputs, int kernel) {
    return ConvBlock.of(kind, PREFIX + key, inputs, outputs, kernel, Activation.LEAKY_RELU);
  }

  /**
   * @param network what a checkpoint should be, for messages
   * @return the tensors it must hold
   */
  public ExpectedTensors tensors(String network) {
    Variable picture = new Variable("picture", 4, SIZE);
    return RequiredTensors.of(network, (form, m) -> outputs(form, m, picture, "pose"));
  }
}
