package dev.avatar4j.poser.djl.tha4full;

import dev.avatar4j.poser.djl.network.MethodText;
import dev.avatar4j.poser.djl.network.NetworkForm;
import dev.avatar4j.poser.djl.network.Variable;
import java.util.List;

/**
 * What both U-Nets put out: seven channels, that is a picture, where to sample, and which to show.
 */
final class DrawnPicture {
  /** How many channels a U-Net makes. */
  static final int CHANNELS = 7;

  /** The names of {@link #outputs}. */
  static final List<String> OUTPUTS = List.of("merged", "alpha", "warped", "grid_change", "direct");

  /** Index of the result in {@link #OUTPUTS}. */
  static final int MERGED = 0;

  /** Index of the grid in {@link #OUTPUTS}. */
  static final int GRID = 3;

  private DrawnPicture() {}

  /**
   * @param form how pictures are computed
   * @param m the method being written
   * @param drawn seven channels
   * @param image the picture to be sampled
   * @return what {@link #OUTPUTS} names
   */
  static List<Variable> outputs(NetworkForm form, MethodText m, Variable drawn, Variable image) {
    Variable direct = channels(m, drawn, 0, 4);
    Variable grid = channels(m, drawn, 4, 6);
    Variable logit = channels(m, drawn, 6, 7);
    Variable alpha = m.define(1, drawn.size(), "torch.sigmoid(" + logit + ")");
    Variable warped = form.warp(m, image, grid);
    return List.of(form.blend(m, alpha, direct, warped), alpha, warped, grid, direct);
  }

  private static Variable channels(MethodText m, Variable drawn, int from, int to) {
    return m.define(
        to - from, drawn.size(), "torch.slice(%s, 1, %d, %d)".formatted(drawn, from, to));
  }
}
