package dev.avatar4j.poser.djl.topology;

import dev.avatar4j.poser.djl.model.ExpectedTensors;
import dev.avatar4j.poser.djl.network.ConvKind;
import dev.avatar4j.poser.djl.network.Head;
import dev.avatar4j.poser.djl.network.MethodText;
import dev.avatar4j.poser.djl.network.NetworkForm;
import dev.avatar4j.poser.djl.network.RequiredTensors;
import dev.avatar4j.poser.djl.network.Variable;
import java.util.List;

/**
 * Poses eyes, irises and mouth.
 *
 * @param kind plain or separable
 */
public record FaceMorpher(ConvKind kind) {
  /** Its name in files and outputs. */
  public static final String NAME = "face_morpher";

  /** How many pose values it reads. */
  public static final int POSE_VALUES = 27;

  /** Side of its pictures. */
  public static final int SIZE = 192;

  /** The names of {@link #outputs}; a pose editor of THA3 shows all but the last. */
  public static final List<String> OUTPUTS =
      List.of(
          "output",
          "eye_alpha",
          "eye_color_change",
          "iris_mouth_image_1",
          "iris_mouth_alpha",
          "iris_mouth_color_change",
          "iris_mouth_image_0",
          "iris_mouth_grid_change");

  private static final List<Head> HEADS =
      List.of(
          Head.grid("iris_mouth_grid_change"),
          Head.color("iris_mouth_color_change"),
          Head.alpha("iris_mouth_alpha"),
          Head.color("eye_color_change"),
          Head.alpha("eye_alpha"));

  /**
   * @param form how blocks are computed
   * @param m the method being written
   * @param picture the face with its eyebrows moved, 4x192x192
   * @param pose a float32 variable {@code [1, 27]}
   * @return what {@link #OUTPUTS} names
   */
  public List<Variable> outputs(NetworkForm form, MethodText m, Variable picture, String pose) {
    // The plain checkpoints name the body's blocks without a prefix.
    String prefix = kind == ConvKind.PLAIN ? "" : "body.";
    Variable x = form.features(m, List.of(picture));
    Variable f = new EncoderDecoder(kind, prefix, POSE_VALUES).write(form, m, x, pose);
    List<Variable> heads = form.heads(m, f, HEADS);
    Variable grid = heads.get(0);
    Variable mouthColor = heads.get(1);
    Variable mouthAlpha = heads.get(2);
    Variable eyeColor = heads.get(3);
    Variable eyeAlpha = heads.get(4);
    Variable warped = form.warp(m, picture, grid);
    Variable mouth = form.blend(m, mouthAlpha, mouthColor, warped);
    Variable face = form.blend(m, eyeAlpha, eyeColor, mouth);
    return List.of(face, eyeAlpha, eyeColor, mouth, mouthAlpha, mouthColor, warped, grid);
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
