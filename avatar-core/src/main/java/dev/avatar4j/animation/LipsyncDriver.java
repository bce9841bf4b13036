package dev.avatar4j.animation;

import dev.avatar4j.pose.Morph;
import dev.avatar4j.speech.VisemeSource;
import dev.avatar4j.speech.VisemeTrack;
import java.util.List;

/**
 * Moves the mouth to speech: the six morphs that open it follow a track of sounds with a step of
 * their own, faster than the pose's, while the corners stay with the emotion.
 *
 * <p>The track is followed through all of its shapes, also those that fall between two frames, so
 * the mouth is the same at the same time at every frame rate. Lips close faster than the mouth
 * opens: with {@link #CLOSING_STEP} a full mouth is closed to a tenth within 1/25 s.
 */
final class LipsyncDriver {
  /** The least step towards closed lips, per 1/25 s. */
  static final double CLOSING_STEP = 0.9;

  private static final List<Morph> MOUTH = Morph.MOUTH_OPEN;

  private final double[] mouth = new double[MOUTH.size()];
  private final LiveMouth live = new LiveMouth();
  private MouthTrack track;
  private long start;

  /**
   * @param speech what to say
   * @param startNanos when its sound begins, on the clock of the frame times
   */
  void speak(VisemeTrack speech, long startNanos) {
    stop();
    track = new MouthTrack(speech);
    start = startNanos;
  }

  /**
   * @param source what to follow as it comes
   * @param startNanos when its time 0 is heard; {@link LiveMouth#AS_IT_COMES} for the newest always
   */
  void speakLive(VisemeSource source, long startNanos) {
    stop();
    live.follow(source, startNanos);
  }

  /** Ends the speech; the mouth eases back to the emotion. */
  void stop() {
    track = null;
    live.release();
  }

  /** Whether there is speech to follow that has begun, or is yet to begin. */
  boolean hasTrack() {
    return track != null || live.isFollowing();
  }

  /** Whether that speech has not ended at a time, which may be later than the last step. */
  boolean hasTrack(long nanos, AnimatorSettings settings) {
    if (live.isFollowing()) {
      return !live.isOver(nanos, settings);
    }
    return track != null && (nanos - start) * 1e-9 - settings.avOffset() < track.end();
  }

  /** Whether the sound of a track plays at the end of this step. */
  boolean isSpeaking(FrameTime time, AnimatorSettings settings) {
    if (live.isFollowing()) {
      return live.isSpeaking(time, settings);
    }
    if (track == null) {
      return false;
    }
    double now = seconds(time, settings);
    return now >= 0 && now < track.end();
  }

  private double seconds(FrameTime time, AnimatorSettings settings) {
    return (time.nanos() - start) * 1e-9 - settings.avOffset();
  }

  /**
   * Takes note of the mouth at the beginning of a step, before anything moves it.
   *
   * @param pose the pose at the end of the last step
   */
  void begin(double[] pose) {
    for (int k = 0; k < mouth.length; k++) {
      mouth[k] = pose[MOUTH.get(k).ordinal()];
    }
  }

  /**
   * Follows the speech through one step.
   *
   * @param target where the mouth goes while no sound moves it
   * @param pose receives the mouth
   * @return whether there was speech to follow
   */
  boolean apply(FrameTime time, AnimatorSettings settings, double[] target, double[] pose) {
    if (live.isFollowing()) {
      live.apply(time, settings, target, mouth);
      write(pose);
      return true;
    }
    if (track == null) {
      return false;
    }
    follow(time, settings, target);
    write(pose);
    return true;
  }

  /** Puts the mouth where the last step has brought it. */
  void write(double[] pose) {
    for (int k = 0; k < mouth.length; k++) {
      pose[MOUTH.get(k).ordinal()] = mouth[k];
    }
  }

  private void follow(FrameTime time, AnimatorSettings settings, double[] target) {
    double now = seconds(time, settings);
    double at = now - time.spacing();
    int index = track.indexAt(at);
    while (track.end(index) <= now) {
      double end = track.end(index);
      move(track.shape(index), end - at, settings, target);
      at = end;
      index++;
    }
    move(track.shape(index), now - at, settings, target);
    if (track.isLast(index)) {
      track = null;
    }
  }

  private void move(int shape, double seconds, AnimatorSettings settings, double[] target) {
    if (shape == MouthTrack.FREE) {
      release(mouth, seconds, settings, target);
      return;
    }
    double perTick = settings.lipsyncStep();
    if (shape == MouthTrack.CLOSED) {
      perTick = Math.max(perTick, CLOSING_STEP);
    }
    double step = PoseInterpolator.effectiveStep(perTick, seconds);
    for (int k = 0; k < mouth.length; k++) {
      mouth[k] = PoseInterpolator.advance(mouth[k], k == shape ? 1 : 0, step);
    }
  }

  /** Eases a mouth back to the emotion's. */
  static void release(double[] mouth, double seconds, AnimatorSettings settings, double[] target) {
    double step = PoseInterpolator.effectiveStep(settings.poseInterpolatorStep(), seconds);
    for (int k = 0; k < mouth.length; k++) {
      mouth[k] = PoseInterpolator.advance(mouth[k], target[MOUTH.get(k).ordinal()], step);
    }
  }
}
