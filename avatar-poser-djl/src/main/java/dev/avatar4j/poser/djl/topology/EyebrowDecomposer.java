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
 * Takes the eyebrows off a face.
 *
 * @param kind plain or separable
 */
public record EyebrowDecomposer(ConvKind kind) {
  /** Its name in files and outputs. */
  public static final String NAME = "eyebrow_decomposer";

  /** Side of its picture. */
  public static final int SIZE = 128;

  /** The names of {@link #outputs}. */
  public static final List<String> OUTPUTS =
      List.of(
          "eyebrow_layer",
          "eyebrow_layer_alpha",
          "eyebrow_layer_color_change",
          "background_layer",
          "background_layer_alpha",
          "background_layer_color_change");

  /** Index of the eyebrows in {@link #OUTPUTS}. */
  public static final int EYEBROWS = 0;

  /** Index of the face without eyebrows in {@link #OUTPUTS}. */
  public static final int BACKGROUND = 3;

  private static final List<Head> HEADS =
      List.of(
          Head.alpha("background_layer_alpha"),
          Head.color("background_layer_color_change"),
          Head.alpha("eyebrow_layer_alpha"),
          Head.color("eyebrow_layer_color_change"));

  /**
   * @param form how blocks are computed
   * @param m the method being written
   * @param picture 4x128x128
   * @return what {@link #OUTPUTS} names
   */
  public List<Variable> outputs(NetworkForm form, MethodText m, Variable picture) {
    Variable x = form.features(m, List.of(picture));
    Variable f = new EncoderDecoder(kind, "body.", 0).write(form, m, x, "");
    List<Variable> heads = form.heads(m, f, HEADS);
    Variable backgroundAlpha = heads.get(0);
    Variable backgroundColor = heads.get(1);
    Variable eyebrowAlpha = heads.get(2);
    Variable eyebrowColor = heads.get(3);
    // Here, and only here, alpha tells how much of the picture to keep.
    Variable eyebrows = form.blend(m, eyebrowAlpha, picture, eyebrowColor);
    Variable background = form.blend(m, backgroundAlpha, backgroundColor, picture);
    return List.of(
        eyebrows, eyebrowAlpha, eyebrowColor, background, backgroundAlpha, backgroundColor);
  }

  /**
   * @param network what a checkpoint should be, for messages
   * @return the tensors it must hold
   */
  public ExpectedTensors tensors(String network) {
    return RequiredTensors.of(
        network, (form, m) -> outputs(form, m, new Variable("picture", 4, SIZE)));
  }
}
