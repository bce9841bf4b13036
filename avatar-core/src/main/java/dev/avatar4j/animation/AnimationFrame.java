package dev.avatar4j.animation;

import dev.avatar4j.cel.CelBuffer;
import dev.avatar4j.cel.CelStrengths;
import dev.avatar4j.cel.EffectLayers;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;

/**
 * What the animator says about one frame. Mutable and meant to be reused: {@link Animator#apply}
 * overwrites it and allocates nothing. Not thread-safe.
 */
public final class AnimationFrame {
  private final float[] values = new float[Morph.COUNT];
  private final CelBuffer cels = new CelBuffer();
  private final EffectLayers effects = new EffectLayers();
  private Pose pose = Pose.NEUTRAL;
  private String emotion = EmotionLibrary.NEUTRAL;
  private long timeNanos;

  /**
   * @return the pose to draw, every value in its range; made when first asked for
   */
  public Pose pose() {
    if (pose == null) {
      pose = Pose.of(values);
    }
    return pose;
  }

  /**
   * @param morph a morph
   * @return its value in this frame, in its range
   */
  public float value(Morph morph) {
    return values[morph.ordinal()];
  }

  /**
   * @return how strongly each character cel shows; valid until the next {@link Animator#apply}
   */
  public CelStrengths cels() {
    return cels;
  }

  /**
   * @return the effect pictures and their strengths; valid until the next {@link Animator#apply}
   */
  public EffectLayers effects() {
    return effects;
  }

  /**
   * @return the emotion shown; of a mix, the strongest
   */
  public String emotion() {
    return emotion;
  }

  /**
   * @return the time of the frame as it was given to {@link Animator#update}, in nanoseconds
   */
  public long timeNanos() {
    return timeNanos;
  }

  void set(
      float[] morphs,
      CelStrengths newCels,
      EffectLayers newEffects,
      String newEmotion,
      long newTimeNanos) {
    System.arraycopy(morphs, 0, values, 0, values.length);
    pose = null;
    cels.copyFrom(newCels);
    effects.copyFrom(newEffects);
    emotion = newEmotion;
    timeNanos = newTimeNanos;
  }
}
