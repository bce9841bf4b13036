package dev.avatar4j.poser.djl.tha4full;

import dev.avatar4j.poser.djl.network.MethodText;
import dev.avatar4j.poser.djl.network.Variable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The U-Net of both body networks, which were made for diffusion: hence the time among the
 * conditions, which is always 0 here.
 *
 * @param channels at full size
 * @param multipliers channels of each level, as multiples; each level has half the size of the one
 *     before, and the last has attention
 */
record Unet(int channels, List<Integer> multipliers) {
  /** Of all keys. */
  static final String PREFIX = "body.";

  /** How many pose values it reads. */
  static final int POSE_VALUES = 6;

  /** Blocks in the middle; every other is of attention. */
  private static final int MIDDLE = 7;

  private static final int BLOCKS_UP = 2;

  /**
   * @param form how blocks are computed
   * @param m the method being written
   * @param x features of the pictures
   * @param more features to be added after the first convolution; null for none
   * @param pose a float32 variable {@code [1, 6]}
   * @param outputs channels to make
   * @return a picture
   */
  Variable write(UnetForm form, MethodText m, Variable x, Variable more, String pose, int outputs) {
    String condition = form.condition(m, PREFIX, pose);
    Variable first = form.conv(m, PREFIX + "first_conv", x, channels);
    Deque<Variable> skips = new ArrayDeque<>();
    skips.push(more == null ? first : form.add(m, first, more));
    Variable h =
        up(form, m, middle(form, m, down(form, m, skips, condition), condition), skips, condition);
    return form.last(m, PREFIX + "last.0", PREFIX + "last.2", h, outputs);
  }

  private Variable down(UnetForm form, MethodText m, Deque<Variable> skips, String condition) {
    for (int level = 0; level < multipliers.size(); level++) {
      String key = PREFIX + "down_blocks." + level;
      Variable x = skips.peek();
      int outputs = channels * multipliers.get(level);
      x = block(form, m, key + ".res_blocks.0", List.of(x), outputs, Resampling.NONE, condition);
      if (level == multipliers.size() - 1) {
        x = form.attention(m, key + ".attention_blocks.0", x);
        skips.push(x);
      } else {
        skips.push(x);
        skips.push(
            block(form, m, key + ".downsample", List.of(x), outputs, Resampling.HALVE, condition));
      }
    }
    return skips.peek();
  }

  private static Variable middle(UnetForm form, MethodText m, Variable x, String condition) {
    Variable h = x;
    for (int i = 0; i < MIDDLE; i++) {
      String key = PREFIX + "middle_blocks." + i;
      h =
          i % 2 == 0
              ? block(form, m, key, List.of(h), h.channels(), Resampling.NONE, condition)
              : form.attention(m, key + ".module", h);
    }
    return h;
  }

  private Variable up(
      UnetForm form, MethodText m, Variable x, Deque<Variable> skips, String condition) {
    Variable h = x;
    for (int i = 0; i < multipliers.size(); i++) {
      String key = PREFIX + "up_blocks." + i;
      int outputs = channels * multipliers.get(multipliers.size() - 1 - i);
      for (int j = 0; j < BLOCKS_UP; j++) {
        List<Variable> both = List.of(h, skips.pop());
        h = block(form, m, key + ".resnet_blocks." + j, both, outputs, Resampling.NONE, condition);
        if (i == 0) {
          h = form.attention(m, key + ".attention_blocks." + j, h);
        }
      }
      if (i < multipliers.size() - 1) {
        h = block(form, m, key + ".upsample", List.of(h), outputs, Resampling.ENLARGE, condition);
      }
    }
    return h;
  }

  private static Variable block(
      UnetForm form,
      MethodText m,
      String key,
      List<Variable> x,
      int outputs,
      Resampling resampling,
      String condition) {
    int inputs = x.stream().mapToInt(Variable::channels).sum();
    return form.residual(m, new UnetBlock(key, inputs, outputs, resampling), x, condition);
  }
}
