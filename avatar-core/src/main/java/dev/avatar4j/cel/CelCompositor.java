package dev.avatar4j.cel;

import dev.avatar4j.image.Cel;
import dev.avatar4j.image.Frame;

/**
 * Blends a cel over a frame, in linear light with straight alpha. With {@code a} the cel's alpha
 * times its strength and {@code b} the alpha below:
 *
 * <pre>
 * A   = a + b (1 - a)
 * RGB = (RGB_cel a + RGB_below b (1 - a)) / (A + 1e-5)
 * </pre>
 *
 * <p>The small number keeps the division safe. Values in 0..1 stay in 0..1 without clamping, since
 * colour and alpha are weighted means. Pixels where the cel is transparent are left as they are.
 * Stateless and thread-safe; allocates nothing.
 */
public final class CelCompositor {
  private static final float GUARD = 1e-5f;

  private CelCompositor() {}

  /**
   * @param cel the cel; what lies outside the frame is left out
   * @param strength multiplies the cel's alpha, 0..1; 0 and NaN change nothing
   * @param frame receives the cel over what it holds
   */
  public static void blend(Cel cel, float strength, Frame frame) {
    if (!(strength > 0f)) {
      return;
    }
    float share = Math.min(1f, strength);
    Frame pixels = cel.pixels();
    int left = Math.max(0, -cel.x());
    int right = Math.min(pixels.width(), frame.width() - cel.x());
    int bottom = Math.min(pixels.height(), frame.height() - cel.y());
    for (int row = Math.max(0, -cel.y()); row < bottom; row++) {
      int from = row * pixels.width() + left;
      int to = (cel.y() + row) * frame.width() + cel.x() + left;
      blendRow(pixels, from, right - left, share, frame, to);
    }
  }

  private static void blendRow(
      Frame cel, int from, int count, float strength, Frame frame, int to) {
    float[] celAlpha = cel.alpha();
    float[] red = frame.red();
    float[] green = frame.green();
    float[] blue = frame.blue();
    float[] alpha = frame.alpha();
    for (int i = 0; i < count; i++) {
      float over = celAlpha[from + i] * strength;
      if (over > 0f) {
        float below = alpha[to + i] * (1f - over);
        float sum = over + below;
        float inverse = 1f / (sum + GUARD);
        red[to + i] = (cel.red()[from + i] * over + red[to + i] * below) * inverse;
        green[to + i] = (cel.green()[from + i] * over + green[to + i] * below) * inverse;
        blue[to + i] = (cel.blue()[from + i] * over + blue[to + i] * below) * inverse;
        alpha[to + i] = sum;
      }
    }
  }
}
