package dev.avatar4j.poser.djl.tha4full;

import dev.avatar4j.poser.djl.model.ExpectedTensors;
import dev.avatar4j.poser.djl.network.MethodText;
import dev.avatar4j.poser.djl.network.Variable;
import java.util.List;

/** Turns head and body, at half size. */
final class BodyMorpher {
  /** Its name in files and outputs. */
  static final String NAME = "body_morpher";

  /** Side of its pictures. */
  static final int SIZE = 256;

  private static final Unet UNET = new Unet(64, List.of(1, 2, 4, 4, 4));

  private BodyMorpher() {}

  /**
   * @param form how blocks are computed
   * @param m the method being written
   * @param picture 4x256x256
   * @param pose a float32 variable {@code [1, 6]}
   * @return what {@link DrawnPicture#OUTPUTS} names
   */
  static List<Variable> outputs(UnetForm form, MethodText m, Variable picture, String pose) {
    Variable drawn = drawn(form, m, picture, pose);
    return DrawnPicture.outputs(form.pictures(), m, drawn, picture);
  }

  private static Variable drawn(UnetForm form, MethodText m, Variable picture, String pose) {
    Variable x = form.pictures().features(m, List.of(picture));
    return UNET.write(form, m, x, null, pose, DrawnPicture.CHANNELS);
  }

  /**
   * @param network what a checkpoint should be, for messages
   * @return the tensors it must hold
   */
  static ExpectedTensors tensors(String network) {
    Variable picture = new Variable("picture", 4, SIZE);
    return UnetRequirements.of(network, UNET, (form, m) -> drawn(form, m, picture, "pose"));
  }
}
