package dev.avatar4j.postprocessor.kernel;

import dev.avatar4j.postprocessor.Color;

/**
 * How near colours are to a reference hue. The hue of a colour is the direction of the vector
 * {@code (R - (G+B)/2, sqrt(3)/2 * (G-B))}; the distance of two hues is the angle between them, as
 * a part of half a turn. Grey is not colourful and so not near. Immutable and thread-safe.
 *
 * <p>The angle is {@code atan2(|cross|, dot)} by a minimax polynomial on [0, 1] of degree 8 in the
 * square (relative error 1.6e-8; with rounding, the angle is right within 5e-7 radians). Branches
 * are steep ramps, so that C2 finds vector code; several short loops, because it finds none for
 * long ones.
 */
public final class HueBand {
  /** How many scratch rows {@link #keep} needs. */
  public static final int SCRATCH_ROWS = 3;

  private static final float[] ATAN = {
    0.9999999847656752f,
    -0.33333073343802755f,
    0.19992619365230752f,
    -0.142036442538734f,
    0.10640933186023893f,
    -0.07504292741397181f,
    0.04269149795688147f,
    -0.01606861580643895f,
    0.00284988632434163f
  };

  /** Makes a step of a ramp, for all differences of colours that matter. */
  private static final float STEEP = 1e30f;

  private static final float TINY = 1e-30f;
  private static final float HALF_ROOT_3 = (float) (Math.sqrt(3) / 2);
  private static final float QUARTER_TURN = (float) (Math.PI / 2);
  private static final float HALF_TURN = (float) Math.PI;

  /** Colour differences U and V from which on a colour counts as colourful. */
  private static final double COLOURFUL = 0.05;

  private static final float BLUE_SCALE = (float) (1 / (1.8556 * COLOURFUL));
  private static final float RED_SCALE = (float) (1 / (1.5748 * COLOURFUL));

  private final float referenceX;
  private final float referenceY;
  private final float sharpness;

  /**
   * @param reference the hue; grey counts as red
   * @param width the distance at which nearness ends, above 0, at most 1
   */
  public HueBand(Color reference, float width) {
    double x = reference.red() - (reference.green() + reference.blue()) / 2.0;
    double y = Math.sqrt(3) / 2 * (reference.green() - reference.blue());
    double length = Math.hypot(x, y);
    referenceX = length == 0 ? 1 : (float) (x / length);
    referenceY = length == 0 ? 0 : (float) (y / length);
    sharpness = (float) (1 / (Math.PI * width));
  }

  /**
   * Computes {@code nearness^2 * colourfulness}: 0 for greys and far hues, up to the square root of
   * 2 at the reference hue.
   *
   * @param rows red, green and blue first; not changed
   * @param scratch the index of the first of {@value #SCRATCH_ROWS} rows to work in
   * @param out receives the result
   * @param count how many pixels
   */
  public void keep(float[][] rows, int scratch, float[] out, int count) {
    float[] across = rows[scratch];
    float[] along = rows[scratch + 1];
    float[] work = rows[scratch + 2];
    vector(rows[0], rows[1], rows[2], across, referenceY, -referenceX, count);
    vector(rows[0], rows[1], rows[2], along, referenceX, referenceY, count);
    ratio(across, along, out, count);
    arcTangent(out, work, count);
    unfoldEighth(work, across, along, count);
    unfoldQuarter(work, along, count);
    nearness(work, sharpness, out, count);
    Luminance.of(rows[0], rows[1], rows[2], work, 0, count);
    colourful(rows[2], work, BLUE_SCALE, across, count);
    colourful(rows[0], work, RED_SCALE, along, count);
    weigh(out, across, along, count);
  }

  /** The component of the hue vector along a direction. */
  private static void vector(
      float[] red, float[] green, float[] blue, float[] out, float x, float y, int count) {
    float byGreen = -0.5f * x + HALF_ROOT_3 * y;
    float byBlue = -0.5f * x - HALF_ROOT_3 * y;
    for (int i = 0; i < count; i++) {
      out[i] = x * red[i] + byGreen * green[i] + byBlue * blue[i];
    }
  }

  private static void ratio(float[] across, float[] along, float[] out, int count) {
    for (int i = 0; i < count; i++) {
      float a = Math.abs(across[i]);
      float b = Math.abs(along[i]);
      out[i] = Math.min(a, b) / Math.max(Math.max(a, b), TINY);
    }
  }

  private static void arcTangent(float[] ratio, float[] out, int count) {
    for (int i = 0; i < count; i++) {
      float q = ratio[i] * ratio[i];
      out[i] = ((ATAN[8] * q + ATAN[7]) * q + ATAN[6]) * q + ATAN[5];
    }
    for (int i = 0; i < count; i++) {
      float q = ratio[i] * ratio[i];
      out[i] = (((out[i] * q + ATAN[4]) * q + ATAN[3]) * q + ATAN[2]) * q + ATAN[1];
    }
    for (int i = 0; i < count; i++) {
      float q = ratio[i] * ratio[i];
      out[i] = (out[i] * q + ATAN[0]) * ratio[i];
    }
  }

  /** From the smaller over the larger component to the angle in the first quarter. */
  private static void unfoldEighth(float[] angle, float[] across, float[] along, int count) {
    for (int i = 0; i < count; i++) {
      float difference = Math.abs(across[i]) - Math.abs(along[i]);
      float steep = Math.max(0f, Math.min(1f, difference * STEEP + 0.5f));
      angle[i] += steep * (QUARTER_TURN - 2f * angle[i]);
    }
  }

  private static void unfoldQuarter(float[] angle, float[] along, int count) {
    for (int i = 0; i < count; i++) {
      float backward = Math.max(0f, Math.min(1f, 0.5f - along[i] * STEEP));
      angle[i] += backward * (HALF_TURN - 2f * angle[i]);
    }
  }

  private static void nearness(float[] angle, float sharpness, float[] out, int count) {
    for (int i = 0; i < count; i++) {
      float near = 1f - Math.min(1f, angle[i] * sharpness);
      out[i] = near * near;
    }
  }

  private static void colourful(float[] c, float[] y, float scale, float[] out, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = Math.min(1f, Math.abs(c[i] - y[i]) * scale);
    }
  }

  private static void weigh(float[] near, float[] u, float[] v, int count) {
    for (int i = 0; i < count; i++) {
      near[i] *= (float) Math.sqrt(u[i] * u[i] + v[i] * v[i]);
    }
  }
}
