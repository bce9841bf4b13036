package dev.avatar4j.poser.djl.hybrid;

/**
 * What is seen of one part of the face: a picture, or the way from what was seen before to it, in
 * linear light. Used by one thread; allocates nothing per frame.
 */
final class PartFade {
  private final float[] from;
  private final float[] mix;
  private PartPicture target;
  private long wantedNanos;
  private long begin;
  private long length;
  private long lastFrame;
  private boolean fading;

  /**
   * @param length floats of a picture
   */
  PartFade(int length) {
    from = new float[length];
    mix = new float[length];
  }

  /** The picture shown or faded to, or {@code null} before the first. */
  PartPicture target() {
    return target;
  }

  /** When a frame last wanted it. */
  long wantedNanos() {
    return wantedNanos;
  }

  /** Shows a picture from the first frame on. */
  void begin(PartPicture picture, long nanos) {
    target = picture;
    wantedNanos = nanos;
    lastFrame = nanos;
    fading = false;
  }

  /**
   * Turns to a picture; to be called before {@link #advance} and once a frame.
   *
   * @param picture the picture
   * @param wanted when a frame last wanted it
   * @param nanos how long to fade, beginning with the frame before; 0 for a cut
   */
  void turnTo(PartPicture picture, long wanted, long nanos) {
    wantedNanos = wanted;
    if (picture == target) {
      return;
    }
    if (nanos > 0) {
      System.arraycopy(pixels(), 0, from, 0, from.length);
    }
    fading = nanos > 0;
    target = picture;
    begin = lastFrame;
    length = nanos;
  }

  /** Moves the fade to a new frame. */
  void advance(long nanos) {
    lastFrame = nanos;
    if (!fading) {
      return;
    }
    float share = (nanos - begin) / (float) length;
    if (share >= 1f) {
      fading = false;
      return;
    }
    float[] to = target.rgba();
    for (int i = 0; i < mix.length; i++) {
      mix[i] = from[i] + share * (to[i] - from[i]);
    }
  }

  /** What is seen. */
  float[] pixels() {
    return fading ? mix : target.rgba();
  }
}
