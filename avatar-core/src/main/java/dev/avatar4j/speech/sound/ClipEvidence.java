package dev.avatar4j.speech.sound;

import dev.avatar4j.pose.Morph;
import java.util.Arrays;

/** What the windows of a whole clip say about the mouth: a score for each shape, and for closed. */
final class ClipEvidence {
  /** The state that follows the shapes of {@link Morph#MOUTH_OPEN}. */
  static final int CLOSED = Morph.MOUTH_OPEN.size();

  static final int STATES = CLOSED + 1;

  private static final int EEE = Morph.MOUTH_OPEN.indexOf(Morph.MOUTH_EEE);
  private static final int OOO = Morph.MOUTH_OPEN.indexOf(Morph.MOUTH_OOO);

  /** Of the windows of a clip, this part is as loud as its vowels or louder. */
  private static final double LOUD_PART = 0.1;

  private static final double QUIET_PART = 0.08;

  /** Speech is this far below its loud vowels at most, and this far above the room at least. */
  private static final float RANGE = 27;

  private static final float ABOVE_ROOM = 8;
  private static final float SOFTNESS = 2.5f;
  private static final float DOUBT = 0.03f;

  private final float[][] vowels;
  private final float[] level;
  private final float[] hiss;
  private final float[] hum;
  private final float[] voice;
  private final float[] centroid;
  private float threshold;

  /**
   * @param frames a fresh observer
   * @param sound what it is to observe
   */
  ClipEvidence(SpeechFrames frames, Sound sound) {
    int count = (int) (sound.duration() / SpeechFrames.SECONDS) + 1;
    vowels = new float[count][];
    level = new float[count];
    hiss = new float[count];
    hum = new float[count];
    voice = new float[count];
    centroid = new float[count];
    // the first time to get to know the speaker and the room
    run(frames, sound);
    frames.restart();
    run(frames, sound);
    float[] sorted = level.clone();
    Arrays.sort(sorted);
    float loud = sorted[(int) ((1 - LOUD_PART) * (count - 1))];
    float quiet = sorted[(int) (QUIET_PART * (count - 1))];
    threshold = Math.max(LevelTracker.SILENCE, loud - RANGE);
    // the quietest part of a clip without pauses is no room
    threshold = Math.max(threshold, Math.min(quiet + ABOVE_ROOM, loud - 14));
  }

  private void run(SpeechFrames frames, Sound sound) {
    int at = 0;
    int extra = sound.rate() / 20;
    for (int i = 0; at < level.length && i < sound.length() + extra; i++) {
      frames.push(i < sound.length() ? sound.sample(i) : 0);
      while (at < level.length && frames.advance()) {
        AcousticFrame frame = frames.frame();
        vowels[at] = frames.shapes().clone();
        level[at] = frame.level;
        hiss[at] = Consonant.hiss(frame);
        hum[at] = Consonant.hum(frame);
        voice[at] = Consonant.vowel(frame, frames.distance());
        centroid[at++] = frame.centroid;
      }
    }
    for (; at < level.length; at++) {
      vowels[at] = new float[CLOSED];
      level[at] = -120;
    }
  }

  int size() {
    return level.length;
  }

  /**
   * @param index a window
   * @param out receives the logarithm of the likelihood of each state
   */
  void score(int index, float[] out) {
    float sound = 1 / (1 + (float) Math.exp((threshold - level[index]) / SOFTNESS));
    float open = sound * (1 - hum[index]);
    float round =
        Consonant.ramp(centroid[index], Consonant.ROUND_HISS + 400, Consonant.ROUND_HISS - 400);
    float noise = Math.max(hiss[index], 0);
    for (int k = 0; k < CLOSED; k++) {
      float teeth = k == EEE ? 1 - round : k == OOO ? round : 0;
      float plain = k == EEE ? 1 : 0;
      float vowel = voice[index] * vowels[index][k] + (1 - voice[index]) * plain;
      float p = open * (noise * teeth + (1 - noise) * vowel);
      out[k] = (float) Math.log(p + DOUBT);
    }
    out[CLOSED] = (float) Math.log(1 - open + DOUBT);
  }
}
