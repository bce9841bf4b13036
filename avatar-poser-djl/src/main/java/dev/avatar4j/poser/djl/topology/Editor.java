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
import java.util.ArrayList;
import java.util.List;

/**
 * Draws the final picture from the whole picture with its face posed and from what the rotator made
 * of it: a U-Net at full size.
 *
 * @param kind plain or separable
 */
public record Editor(ConvKind kind) {
  /** Its name in files and outputs. */
  public static final String NAME = "editor";

  /** How many pose values it reads. */
  public static final int POSE_VALUES = 6;

  /** Side of its pictures. */
  public static final int SIZE = 512;

  /** The names of {@link #outputs}; the first is the final picture. */
  public static final List<String> OUTPUTS =
      List.of("color_changed", "color_change_alpha", "color_change", "warped", "grid_change");

  private static final String PREFIX = "body.";
  private static final List<Head> HEADS =
      List.of(
          Head.grid("grid_change_creator"),
          Head.color("color_change_creator"),
          Head.alphaPerChannel("alpha_creator"));
  private static final int FIRST = 32;
  private static final int RESIDUALS = 6;

  /**
   * @param form how blocks are computed
   * @param m the method being written
   * @param original 4x512x512
   * @param rotated the rotator's warped picture, enlarged, 4x512x512
   * @param grid the rotator's grid, enlarged but not scaled, 2x512x512
   * @param pose a float32 variable {@code [1, 6]}
   * @return what {@link #OUTPUTS} names
   */
  public List<Variable> outputs(
      NetworkForm form,
      MethodText m,
      Variable original,
      Variable rotated,
      Variable grid,
      String pose) {
    Variable x = form.features(m, List.of(original, rotated, grid));
    List<Variable> heads = form.heads(m, body(form, m, x, pose), HEADS);
    Variable color = heads.get(1);
    Variable alpha = heads.get(2);
    Variable sum = m.define(2, SIZE, "torch.add(" + grid + ", " + heads.get(0) + ")");
    Variable warped = form.warp(m, original, sum);
    return List.of(form.blend(m, alpha, color, warped), alpha, color, warped, sum);
  }

  private Variable body(NetworkForm form, MethodText m, Variable x, String pose) {
    List<Variable> skips = new ArrayList<>();
    ConvBlock first = block("downsample_blocks.0", x.channels() + POSE_VALUES, FIRST, 3);
    Variable f = form.convWithPose(m, first, x, pose);
    for (int i = 1; i <= 3; i++) {
      skips.add(f);
      String key = PREFIX + "downsample_blocks." + i;
      int channels = f.channels();
      f =
          form.down(
              m,
              ConvBlock.of(kind, key, channels, 2 * channels, 4, Downsampling.activation(kind)),
              f);
    }
    for (int i = 0; i < RESIDUALS; i++) {
      String key = PREFIX + "bottleneck_blocks." + i;
      f = form.residual(m, ResidualBlock.of(kind, key, f.channels(), Activation.LEAKY_RELU), f);
    }
    for (int i = 0; i < 3; i++) {
      Variable skip = skips.get(2 - i);
      String key = "upsample_blocks." + i;
      int inputs = f.channels() + skip.channels();
      f = form.enlargeAndConv(m, block(key, inputs, skip.channels(), 3), f, skip);
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
    Variable grid = new Variable("grid", 2, SIZE);
    return RequiredTensors.of(
        network, (form, m) -> outputs(form, m, picture, picture, grid, "pose"));
  }
}
