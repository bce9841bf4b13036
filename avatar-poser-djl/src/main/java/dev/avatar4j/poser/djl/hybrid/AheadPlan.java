package dev.avatar4j.poser.djl.hybrid;

import dev.avatar4j.pose.Morph;

/**
 * Which faces to paint before a frame wants them, once an expression rests: its eyes on the way of
 * a blink, its mouth in the shapes of speech. One painted face serves for one of each. Every
 * expression is gone through once. Used by one thread; allocates nothing.
 */
final class AheadPlan {
  private static final int FULL = ExpressionKey.UNITS;
  private static final int QUARTERS = FULL / ExpressionTracker.COARSE;

  private static final int WINK = Morph.EYE_WINK_LEFT.ordinal();
  private static final int HAPPY = Morph.EYE_HAPPY_WINK_LEFT.ordinal();

  /** How far a shape of speech opens, in the order of need. */
  private static final int[] OPENINGS = {FULL, FULL / 2, 3 * FULL / 4};

  private final PartCache cache;
  private final Part eyes = new Part(FacePart.EYES);
  private final Part mouth = new Part(FacePart.MOUTH);

  AheadPlan(PartCache cache) {
    this.cache = cache;
  }

  /**
   * Looks for a face worth painting.
   *
   * @param trackers the expression of the frame, by part
   * @param nanos time of the frame
   * @return whether there is one: {@link #eyes} and {@link #mouth}
   */
  boolean next(ExpressionTracker[] trackers, long nanos) {
    boolean more = eyes.next(trackers[FacePart.EYES.ordinal()], nanos);
    more |= mouth.next(trackers[FacePart.MOUTH.ordinal()], nanos);
    return more;
  }

  ExpressionKey eyes() {
    return eyes.wanted;
  }

  ExpressionKey mouth() {
    return mouth.wanted;
  }

  /** Brings an expression to one step of a blink: closed first; eyes that are lower stay. */
  private static void blink(ExpressionKey key, int step) {
    int level = FULL - step * ExpressionTracker.COARSE;
    for (int side = 0; side < 2; side++) {
      int closed = Math.round((FULL - key.get(HAPPY + side)) / (float) ExpressionTracker.COARSE);
      int wink = Math.min(level, closed * ExpressionTracker.COARSE);
      key.set(WINK + side, Math.max(key.get(WINK + side), wink));
    }
  }

  /** Brings an expression to a shape of speech: closed, then every opening in turn. */
  private static void speak(ExpressionKey key, int step) {
    int count = Morph.MOUTH_OPEN.size();
    for (int n = 0; n < count; n++) {
      key.set(n, step > 0 && (step - 1) % count == n ? OPENINGS[(step - 1) / count] : 0);
    }
  }

  /** The plan for one part. */
  private final class Part {
    private final FacePart part;
    private final int steps;
    private final ExpressionKey base;
    private final ExpressionKey wanted;
    private boolean planned;
    private int step;

    Part(FacePart part) {
      this.part = part;
      boolean blinks = part == FacePart.EYES;
      steps = blinks ? QUARTERS : 1 + OPENINGS.length * Morph.MOUTH_OPEN.size();
      base = new ExpressionKey(part);
      wanted = new ExpressionKey(part);
    }

    boolean next(ExpressionTracker tracker, long nanos) {
      if (tracker.lasts(nanos)) {
        if (!planned || !tracker.lastsLike(base)) {
          planned = true;
          base.copyFrom(tracker.key());
          step = 0;
        }
        for (; step < steps; step++) {
          wanted.copyFrom(base);
          if (part == FacePart.EYES) {
            blink(wanted, step);
          } else {
            speak(wanted, step);
          }
          if (!cache.contains(wanted)) {
            return true;
          }
        }
      }
      wanted.copyFrom(tracker.key());
      return false;
    }
  }
}
