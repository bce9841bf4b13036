package dev.avatar4j.speech.speaking;

import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.synthesis.SpeechClip;

/**
 * A sentence with its sound and what the mouth does to it. Immutable; equal to nothing but itself,
 * since it is said once.
 */
public final class SpokenSentence {
  private final Speech speech;
  private final int index;
  private final SpeechClip clip;
  private final VisemeTrack track;

  /**
   * @param speech what it is a part of
   * @param index which sentence of the speech, from 0
   * @param clip its sound
   * @param track what the mouth does, in the time of the sound
   */
  public SpokenSentence(Speech speech, int index, SpeechClip clip, VisemeTrack track) {
    this.speech = speech;
    this.index = index;
    this.clip = clip;
    this.track = track;
  }

  /**
   * @return what it is a part of
   */
  public Speech speech() {
    return speech;
  }

  /**
   * @return which sentence of the speech, from 0
   */
  public int index() {
    return index;
  }

  /**
   * @return the sentence
   */
  public String text() {
    return speech.sentences().get(index);
  }

  /**
   * @return its sound, and what the engine told of its times
   */
  public SpeechClip clip() {
    return clip;
  }

  /**
   * @return what the mouth does, in the time of the sound
   */
  public VisemeTrack track() {
    return track;
  }

  /**
   * @return whether the speech begins with it; where sentences fail, none may be the first
   */
  public boolean isFirst() {
    return index == 0;
  }

  /**
   * @return whether the speech ends with it; where sentences fail, none may be the last
   */
  public boolean isLast() {
    return index == speech.sentences().size() - 1;
  }

  @Override
  public String toString() {
    return "sentence " + index + " of speech " + speech.id() + ": " + text();
  }
}
