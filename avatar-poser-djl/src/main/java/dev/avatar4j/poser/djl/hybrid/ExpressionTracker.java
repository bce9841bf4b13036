package dev.avatar4j.poser.djl.hybrid;

import java.util.Arrays;

/**
 * Follows one part of the face from frame to frame and puts its morphs on a grid. A morph that
 * moves fast (blinks, speech) goes by quarters, so that its states come again and are found ready;
 * one that moves slowly or rests is exact to half a hundredth. For a while after it was fast a
 * morph stays coarse: between two shapes of a speaking mouth there are frames in which it rests.
 *
 * <p>Eyes are turned by small jumps to places that never come again; their grid is the same at any
 * speed.
 */
final class ExpressionTracker {
  /** Units between the states of a morph in fast motion. */
  static final int COARSE = 25;

  private static final int FINE = 1;
  private static final int IRIS = 2;

  /** Change per second from which a motion is fast. */
  private static final float FAST = 0.75f;

  private static final long HOLD_NANOS = 120_000_000;
  private static final long REST_NANOS = 200_000_000;

  private final FacePart part;
  private final ExpressionKey key;
  private final float[] last;
  private final long[] coarseUntil;
  private long lastNanos;
  private long restsSince;
  private long lastsSince;
  private boolean fast;
  private boolean started;

  ExpressionTracker(FacePart part) {
    this.part = part;
    key = new ExpressionKey(part);
    last = new float[part.size()];
    coarseUntil = new long[part.size()];
  }

  /** The expression of the last frame; changed in place by the next one. */
  ExpressionKey key() {
    return key;
  }

  /** Whether a morph moved fast into the last frame. */
  boolean fast() {
    return fast;
  }

  /** Whether the expression has been the same for a while, without fast motion. */
  boolean rests(long nanos) {
    return nanos - restsSince >= REST_NANOS;
  }

  /** The same of the {@linkplain FacePart#firstLasting lasting} morphs only. */
  boolean lasts(long nanos) {
    return nanos - lastsSince >= REST_NANOS;
  }

  /** Whether the lasting morphs are those of another expression. */
  boolean lastsLike(ExpressionKey other) {
    for (int n = part.firstLasting(); n < last.length; n++) {
      if (key.get(n) != other.get(n)) {
        return false;
      }
    }
    return true;
  }

  /**
   * @param pose values in range
   * @param nanos time of the frame, not before that of the last one
   */
  void update(float[] pose, long nanos) {
    if (!started) {
      Arrays.fill(coarseUntil, nanos);
      restsSince = nanos;
      lastsSince = nanos;
    }
    float limit = FAST * 1e-9f * (nanos - lastNanos);
    fast = false;
    for (int n = 0; n < last.length; n++) {
      float value = pose[part.morph(n)];
      if (started && Math.abs(value - last[n]) > limit) {
        coarseUntil[n] = nanos + HOLD_NANOS;
        fast = true;
      }
      last[n] = value;
      boolean coarse = coarseUntil[n] - nanos > 0;
      int step = isIris(part.morph(n)) ? IRIS : coarse ? COARSE : FINE;
      int units = step * Math.round(value * ExpressionKey.UNITS / step);
      if (coarse || units != key.get(n)) {
        restsSince = nanos;
        lastsSince = n >= part.firstLasting() ? nanos : lastsSince;
      }
      key.set(n, units);
    }
    lastNanos = nanos;
    started = true;
  }

  private static boolean isIris(int morph) {
    return morph >= FaceStage.MORPHS - 2;
  }
}
