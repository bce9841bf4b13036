package dev.avatar4j.poser.djl.topology;

import dev.avatar4j.poser.djl.model.ExpectedTensors;
import dev.avatar4j.poser.djl.network.ConvKind;
import dev.avatar4j.poser.djl.network.Head;
import dev.avatar4j.poser.djl.network.MethodText;
import dev.avatar4j.poser.djl.network.NetworkForm;
import dev.avatar4j.poser.djl.network.RequiredTensors;
import dev.avatar4j.poser.djl.network.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves the eyebrows and puts them back on the face.
 *
 * @param kind plain or separable
 */
public record EyebrowCombiner(ConvKind kind) {
  /** Its name in files and outputs. */
  public static final String NAME = "eyebrow_morphing_combiner";

  /** How many pose values it reads. */
  public static final int POSE_VALUES = 12;

  /** Side of its pictures. */
  public static final int SIZE = 128;

  /** The names of {@link #outputs}. */
  public static final List<String> OUTPUTS =
      List.of(
          "eyebrow_image",
          "combine_alpha",
          "eyebrow_image_no_combine_alpha",
          "morphed_eyebrow_layer",
          "morphed_eyebrow_layer_alpha",
          "morphed_eyebrow_layer_color_change",
          "warped_eyebrow_layer",
          "morphed_eyebrow_layer_grid_change");

  private static final List<Head> HEADS =
      List.of(
          Head.grid("morphed_eyebrow_layer_grid_change"),
          Head.alpha("morphed_eyebrow_layer_alpha"),
          Head.color("morphed_eyebrow_layer_color_change"));

  private static final Head COMBINE = Head.alpha("combine_alpha");

  /** What a part of the outputs shares with the others. */
  private record Layer(
      Variable grid, Variable alpha, Variable color, Variable warped, Variable m) {}

  /**
   * @param form how blocks are computed
   * @param m the method being written
   * @param background the face without eyebrows, 4x128x128
   * @param eyebrows the eyebrows, 4x128x128
   * @param pose a float32 variable {@code [1, 12]}
   * @return the face with its eyebrows moved, the third of {@link #OUTPUTS}
   */
  public Variable face(
      NetworkForm form, MethodText m, Variable background, Variable eyebrows, String pose) {
    Variable f = features(form, m, background, eyebrows, pose);
    return face(form, m, background, layer(form, m, eyebrows, form.heads(m, f, HEADS)));
  }

  /**
   * @param form how blocks are computed
   * @param m the method being written
   * @param background the face without eyebrows, 4x128x128
   * @param eyebrows the eyebrows, 4x128x128
   * @param pose a float32 variable {@code [1, 12]}
   * @return what {@link #OUTPUTS} names
   */
  public List<Variable> outputs(
      NetworkForm form, MethodText m, Variable background, Variable eyebrows, String pose) {
    Variable f = features(form, m, background, eyebrows, pose);
    List<Head> heads = new ArrayList<>(HEADS);
    heads.add(COMBINE);
    List<Variable> made = form.heads(m, f, heads);
    Layer layer = layer(form, m, eyebrows, made);
    Variable combine = made.get(HEADS.size());
    return List.of(
        form.blendColor(m, combine, layer.m(), background),
        combine,
        face(form, m, background, layer),
        layer.m(),
        layer.alpha(),
        layer.color(),
        layer.warped(),
        layer.grid());
  }

  private Variable features(
      NetworkForm form, MethodText m, Variable background, Variable eyebrows, String pose) {
    Variable x = form.features(m, List.of(background, eyebrows));
    return new EncoderDecoder(kind, "body.", POSE_VALUES).write(form, m, x, pose);
  }

  private static Layer layer(
      NetworkForm form, MethodText m, Variable eyebrows, List<Variable> heads) {
    Variable grid = heads.get(0);
    Variable alpha = heads.get(1);
    Variable color = heads.get(2);
    Variable warped = form.warp(m, eyebrows, grid);
    return new Layer(grid, alpha, color, warped, form.blend(m, alpha, color, warped));
  }

  /** The layer on the face by the layer's own fourth channel, which is -1..1 as all colours are. */
  private static Variable face(NetworkForm form, MethodText m, Variable background, Layer layer) {
    Variable alpha =
        m.define(
            1,
            SIZE,
            "torch.div(torch.add(torch.slice(%s, 1, 3, 4), 1.0), 2.0)".formatted(layer.m()));
    return form.blendColor(m, alpha, layer.m(), background);
  }

  /**
   * @param network what a checkpoint should be, for messages
   * @return the tensors it must hold
   */
  public ExpectedTensors tensors(String network) {
    Variable picture = new Variable("picture", 4, SIZE);
    return RequiredTensors.of(network, (form, m) -> outputs(form, m, picture, picture, "pose"));
  }
}
