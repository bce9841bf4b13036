package dev.avatar4j.postprocessor.upscale.anime4k;

import dev.avatar4j.image.ColorTransfer;
import java.util.function.DoubleUnaryOperator;

/**
 * What the numbers mean that networks work on. Tables with linear interpolation: the error is below
 * 2e-6 to encode and below 1e-8 to decode; values are clipped to 0..1.
 */
public enum LightCurve {
  /** Linear light, as frames are. */
  LINEAR,
  /** sRGB, which is close to the video that the networks were trained on. */
  ENCODED;

  private static final int STEPS = 1 << 14;

  /** Made when first needed. */
  private static final class Tables {
    private static final float[] TO_SRGB = table(ColorTransfer::toSrgb);
    private static final float[] TO_LINEAR = table(ColorTransfer::toLinear);

    private static float[] table(DoubleUnaryOperator curve) {
      float[] values = new float[STEPS + 2];
      for (int i = 0; i <= STEPS + 1; i++) {
        values[i] = (float) curve.applyAsDouble((double) i / STEPS);
      }
      return values;
    }
  }

  /**
   * From linear light.
   *
   * @param in linear values
   * @param out receives the same in this curve
   * @param from the first index
   * @param to the index after the last
   */
  void encode(float[] in, float[] out, int from, int to) {
    if (this == ENCODED) {
      look(Tables.TO_SRGB, in, out, from, to);
    }
  }

  /**
   * To linear light, in place.
   *
   * @param values values in this curve
   * @param from the first index
   * @param to the index after the last
   */
  void decode(float[] values, int from, int to) {
    if (this == ENCODED) {
      look(Tables.TO_LINEAR, values, values, from, to);
    }
  }

  private static void look(float[] table, float[] in, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      float at = Math.min(1f, Math.max(0f, in[i])) * STEPS;
      int step = (int) at;
      float low = table[step];
      out[i] = low + (at - step) * (table[step + 1] - low);
    }
  }
}
