package dev.avatar4j.speech.synthesis;

import dev.avatar4j.speech.PhoneSet;
import dev.avatar4j.speech.PhoneTiming;
import dev.avatar4j.speech.WordTiming;
import dev.avatar4j.speech.sound.Sound;
import java.util.List;
import java.util.Objects;

/**
 * A piece of speech: its sound, and what the engine tells of when what is said. Immutable and
 * thread-safe. All times are seconds from the start of the sound.
 *
 * @param text what is said; empty if it is not known
 * @param sound the sound
 * @param words the words in order; empty if the engine does not tell. A word may lack its times
 *     (not a number) or its phonemes (empty)
 * @param phoneSet how the sounds are named
 * @param phones the single sounds in order, each ending where or before the next one starts; empty
 *     if the engine does not tell
 */
public record SpeechClip(
    String text, Sound sound, List<WordTiming> words, PhoneSet phoneSet, List<PhoneTiming> phones) {
  /** Keeps copies of the lists. */
  public SpeechClip {
    Objects.requireNonNull(text);
    Objects.requireNonNull(sound);
    Objects.requireNonNull(phoneSet);
    words = List.copyOf(words);
    phones = List.copyOf(phones);
  }

  /**
   * @param text what is said
   * @param sound the sound
   * @return a clip without any times
   */
  public static SpeechClip of(String text, Sound sound) {
    return new SpeechClip(text, sound, List.of(), PhoneSet.MISAKI, List.of());
  }

  /**
   * @param said what is said
   * @return the same with that text
   */
  public SpeechClip withText(String said) {
    return new SpeechClip(said, sound, words, phoneSet, phones);
  }

  /**
   * @param timed the words
   * @return the same with these words
   */
  public SpeechClip withWords(List<WordTiming> timed) {
    return new SpeechClip(text, sound, timed, phoneSet, phones);
  }

  /**
   * @param set how the sounds are named
   * @param timed the sounds
   * @return the same with these sounds
   */
  public SpeechClip withPhones(PhoneSet set, List<PhoneTiming> timed) {
    return new SpeechClip(text, sound, words, set, timed);
  }

  /**
   * @return how long it lasts, in seconds
   */
  public double duration() {
    return sound.duration();
  }
}
