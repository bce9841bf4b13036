package dev.avatar4j.animation;

import dev.avatar4j.cel.Effect;
import dev.avatar4j.cel.EffectLayers;

/**
 * One effect and how far it has run. Its queue has one place: a trigger while it runs plays it once
 * more afterwards.
 */
final class EffectRun {
  private static final double NANOS = 1e-9;

  private final Effect effect;

  /** Of each picture of the effect that is loaded: where it is among all pictures. */
  private final int[] pictures;

  private boolean running;
  private long startNanos;
  private boolean again;
  private boolean againForced;

  EffectRun(Effect effect, int[] pictures) {
    this.effect = effect;
    this.pictures = pictures;
  }

  Effect effect() {
    return effect;
  }

  /** Goes on where another run of the same effect is. */
  void continueFrom(EffectRun other) {
    running = other.running;
    startNanos = other.startNanos;
    again = other.again;
    againForced = other.againForced;
  }

  /**
   * @param nanos the time of the trigger
   * @param forced whether it was asked for by name: a second run that an emotion asked for is
   *     dropped if the emotion is over by then
   */
  void trigger(long nanos, boolean forced) {
    if (running) {
      again = true;
      againForced |= forced;
    } else if (effect.duration() > 0 && pictures.length > 0) {
      running = true;
      startNanos = nanos;
      again = false;
      againForced = false;
    }
  }

  /**
   * Ends the run if its time is over, and begins the one that waits.
   *
   * @param nanos the time
   * @param wanted whether the present emotion triggers this effect
   */
  void advance(long nanos, boolean wanted) {
    if (running && isOver(nanos)) {
      // from the exact end, so that the frame rate does not matter
      startNanos += Math.round(effect.duration() / NANOS);
      running = again && (againForced || wanted) && !isOver(nanos);
      again = false;
      againForced = false;
    }
  }

  /**
   * @param nanos the time of the frame
   * @param out receives the strength of the picture shown, unless another effect shows it more
   */
  void show(long nanos, EffectLayers out) {
    // there are no pictures if the character was exchanged for one that lacks them
    if (!running || pictures.length == 0) {
      return;
    }
    double elapsed = (nanos - startNanos) * NANOS;
    double part = elapsed / effect.duration();
    float strength = effect.type().fades() ? (float) Math.max(0, 1 - part) : 1f;
    int picture = pictures[index(elapsed + FrameTime.TOLERANCE)];
    out.set(picture, Math.max(strength, out.strength(picture)));
  }

  private boolean isOver(long nanos) {
    return (nanos - startNanos) * NANOS >= effect.duration() - FrameTime.TOLERANCE;
  }

  private int index(double elapsed) {
    double turns =
        effect.type().cycles()
            ? elapsed * effect.fps() / effect.cels().size()
            : Math.min(elapsed / effect.duration(), Math.nextDown(1.0));
    return (int) (pictures.length * (turns - Math.floor(turns)));
  }
}
