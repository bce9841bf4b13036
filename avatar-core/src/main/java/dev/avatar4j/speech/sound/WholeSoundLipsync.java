package dev.avatar4j.speech.sound;

import dev.avatar4j.pose.Morph;
import dev.avatar4j.speech.Viseme;
import dev.avatar4j.speech.VisemeEvent;
import dev.avatar4j.speech.VisemeTrack;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a {@link VisemeTrack} of a whole sound of which nothing else is known. What comes later is
 * used as well: the speaker and the loudness are known from the start, and the shapes are those of
 * the best path through all windows, where each change has its price (Viterbi). So the mouth is in
 * step with the sound and does not flap. Stateless and thread-safe.
 */
public final class WholeSoundLipsync {
  /** The price of a change of shape, as a logarithm. */
  private static final float CHANGE = 3.0f;

  private WholeSoundLipsync() {}

  /**
   * @param sound the sound; a second takes about 0.4 KB of memory more while it is looked at
   * @return a track of the sound's length: the shapes, closed where it is silent
   */
  public static VisemeTrack track(Sound sound) {
    if (sound.length() == 0) {
      return VisemeTrack.EMPTY;
    }
    ClipEvidence evidence = new ClipEvidence(new SpeechFrames(sound.rate()), sound);
    return events(bestPath(evidence), sound.duration());
  }

  private static int[] bestPath(ClipEvidence evidence) {
    int count = evidence.size();
    int states = ClipEvidence.STATES;
    byte[][] before = new byte[count][states];
    float[] score = new float[states];
    float[] last = new float[states];
    float[] here = new float[states];
    for (int i = 0; i < count; i++) {
      evidence.score(i, here);
      System.arraycopy(score, 0, last, 0, states);
      int best = strongest(last);
      for (int s = 0; s < states; s++) {
        boolean stays = last[s] >= last[best] - CHANGE;
        before[i][s] = (byte) (stays ? s : best);
        score[s] = here[s] + (stays ? last[s] : last[best] - CHANGE) - last[best];
      }
    }
    int[] path = new int[count];
    int state = strongest(score);
    for (int i = count - 1; i >= 0; i--) {
      path[i] = state;
      state = before[i][state];
    }
    return path;
  }

  private static int strongest(float[] scores) {
    int best = 0;
    for (int s = 1; s < scores.length; s++) {
      best = scores[s] > scores[best] ? s : best;
    }
    return best;
  }

  private static VisemeTrack events(int[] path, double duration) {
    List<VisemeEvent> events = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= path.length; i++) {
      if (i == path.length || path[i] != path[from]) {
        double start = Math.max(0, (from - 0.5) * SpeechFrames.SECONDS);
        double end = i == path.length ? duration : (i - 0.5) * SpeechFrames.SECONDS;
        events.add(
            new VisemeEvent(start, Math.max(start, Math.min(end, duration)), viseme(path[from])));
        from = i;
      }
    }
    return VisemeTrack.of(events).withDuration(duration);
  }

  private static Viseme viseme(int state) {
    if (state == ClipEvidence.CLOSED) {
      return Viseme.CLOSE;
    }
    Morph morph = Morph.MOUTH_OPEN.get(state);
    for (Viseme viseme : Viseme.values()) {
      if (viseme.morph().filter(morph::equals).isPresent()) {
        return viseme;
      }
    }
    throw new IllegalStateException("No viseme moves " + morph.key() + ".");
  }
}
