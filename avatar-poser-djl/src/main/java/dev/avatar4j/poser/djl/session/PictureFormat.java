package dev.avatar4j.poser.djl.session;

import dev.avatar4j.image.Frame;
import dev.avatar4j.poser.djl.staged.StagedNetwork;
import java.nio.FloatBuffer;

/**
 * How a network writes colours: planes of red, green, blue and alpha; linear light, 0..1 stretched
 * to -1..1.
 */
enum PictureFormat {
  /** Colours are what they are whatever their alpha is (THA3); 0 where alpha is 0. */
  STRAIGHT {
    @Override
    void encode(Frame picture, FloatBuffer out) {
      float[] alpha = picture.alpha();
      for (int c = 0; c < 3; c++) {
        float[] plane = picture.plane(c);
        int at = c * plane.length;
        for (int i = 0; i < plane.length; i++) {
          out.put(at + i, alpha[i] > 0f ? 2f * plane[i] - 1f : -1f);
        }
      }
      encodeAlpha(alpha, out);
    }

    @Override
    void decode(FloatBuffer picture, Frame out) {
      for (int c = 0; c < 4; c++) {
        float[] plane = out.plane(c);
        picture.get(c * plane.length, plane, 0, plane.length);
        for (int i = 0; i < plane.length; i++) {
          plane[i] = unit(0.5f * plane[i] + 0.5f);
        }
      }
    }
  },

  /** Colours are multiplied by alpha, in linear light (THA4). */
  PREMULTIPLIED {
    @Override
    void encode(Frame picture, FloatBuffer out) {
      float[] alpha = picture.alpha();
      for (int c = 0; c < 3; c++) {
        float[] plane = picture.plane(c);
        int at = c * plane.length;
        for (int i = 0; i < plane.length; i++) {
          out.put(at + i, 2f * (plane[i] * alpha[i]) - 1f);
        }
      }
      encodeAlpha(alpha, out);
    }

    @Override
    void decode(FloatBuffer picture, Frame out) {
      float[] alpha = out.alpha();
      picture.get(3 * alpha.length, alpha, 0, alpha.length);
      for (int i = 0; i < alpha.length; i++) {
        alpha[i] = unit(0.5f * alpha[i] + 0.5f);
      }
      for (int c = 0; c < 3; c++) {
        float[] plane = out.plane(c);
        picture.get(c * plane.length, plane, 0, plane.length);
        for (int i = 0; i < plane.length; i++) {
          float colour = alpha[i] < MIN_ALPHA ? 0f : (0.5f * plane[i] + 0.5f) / alpha[i];
          plane[i] = unit(colour);
        }
      }
    }
  };

  /** Below this alpha there is no colour to recover. */
  private static final float MIN_ALPHA = 1e-5f;

  /**
   * @param network a network
   * @return how it writes colours
   */
  static PictureFormat of(StagedNetwork network) {
    return network.premultiplied() ? PREMULTIPLIED : STRAIGHT;
  }

  /**
   * @param picture straight alpha
   * @param out receives the same as the network wants it
   */
  abstract void encode(Frame picture, FloatBuffer out);

  /**
   * @param picture what a network drew; may overshoot its range
   * @param out of the same size; receives the same with straight alpha, all channels in 0..1
   */
  abstract void decode(FloatBuffer picture, Frame out);

  private static void encodeAlpha(float[] alpha, FloatBuffer out) {
    for (int i = 0; i < alpha.length; i++) {
      out.put(3 * alpha.length + i, 2f * alpha[i] - 1f);
    }
  }

  /** NaN is 0. */
  private static float unit(float value) {
    return value > 0f ? Math.min(1f, value) : 0f;
  }
}
