package dev.avatar4j.poser.djl.tha4full;

import dev.avatar4j.poser.djl.model.ExpectedTensors;
import dev.avatar4j.poser.djl.network.MethodText;
import dev.avatar4j.poser.djl.network.Variable;
import java.util.List;

/** Draws the final picture from the whole picture with its face posed and from a coarse result. */
final class Upscaler {
  /** Its name in files and outputs. */
  static final String NAME = "upscaler";

  /** Side of its pictures. */
  static final int SIZE = 512;

  private static final int FIRST = 32;
  private static final Unet UNET = new Unet(FIRST, List.of(1, 2, 4, 8, 8, 8));

  private Upscaler() {}

  /**
   * @param form how blocks are computed
   * @param m the method being written
   * @param rest 4x512x512
   * @param coarse the body morpher's picture, enlarged, 4x512x512
   * @param grid the body morpher's grid, enlarged but not scaled, 2x512x512
   * @param pose a float32 variable {@code [1, 6]}
   * @return what {@link DrawnPicture#OUTPUTS} names; its grid replaces the coarse one
   */
  static List<Variable> outputs(
      UnetForm form, MethodText m, Variable rest, Variable coarse, Variable grid, String pose) {
    Variable drawn = drawn(form, m, rest, coarse, grid, pose);
    return DrawnPicture.outputs(form.pictures(), m, drawn, rest);
  }

  private static Variable drawn(
      UnetForm form, MethodText m, Variable rest, Variable coarse, Variable grid, String pose) {
    Variable warped = form.pictures().warp(m, rest, grid);
    Variable seen = form.pictures().features(m, List.of(coarse, warped, grid));
    Variable more = form.conv(m, "coarse_image_conv", seen, FIRST);
    Variable x = form.pictures().features(m, List.of(rest));
    return UNET.write(form, m, x, more, pose, DrawnPicture.CHANNELS);
  }

  /**
   * @param network what a checkpoint should be, for messages
   * @return the tensors it must hold
   */
  static ExpectedTensors tensors(String network) {
    Variable picture = new Variable("picture", 4, SIZE);
    Variable grid = new Variable("grid", 2, SIZE);
    return UnetRequirements.of(
        network, UNET, (form, m) -> drawn(form, m, picture, picture, grid, "pose"));
  }
}
