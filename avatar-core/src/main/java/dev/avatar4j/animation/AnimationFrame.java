package dev.avatar4j.animation;

import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.pose.Pose;

/**
 * What the animator says about one frame. Mutable and meant to be reused: {@link Animator#apply}
 * overwrites it. Not thread-safe.
 */
public final class AnimationFrame {
  private Pose pose = Pose.NEUTRAL;
  private String emotion = EmotionLibrary.NEUTRAL;
  private long timeNanos;

  /**
   * @return the pose to draw, every value in its range
   */
  public Pose pose() {
    return pose;
  }

  /**
   * @return the emotion shown
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

  void set(Pose newPose, String newEmotion, long newTimeNanos) {
    this.pose = newPose;
    this.emotion = newEmotion;
    this.timeNanos = newTimeNanos;
  }
}
