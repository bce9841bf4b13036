package dev.avatar4j.speech.synthesis;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.speech.SpeechTimes;
import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.sound.Sound;

/**
 * The mouth to sound that did not come from a {@link SpeechSynthesizer}, made from the best that is
 * known of it. Immutable.
 *
 * @param track what the mouth does
 * @param source what it was made from
 */
public record TimedLipsync(VisemeTrack track, Source source) {
  /** What a track is made from, best first. */
  public enum Source {
    /** Mouth shapes that were given. */
    VISEMES,
    /** The times of single sounds. */
    PHONES,
    /** The times of words, their phonemes given or guessed from the letters. */
    WORDS,
    /** Words without times, spread over the part of the sound that is not silent. */
    LENGTH,
    /** The sound alone. */
    SOUND
  }

  /**
   * @param times what is known of the sound; {@link SpeechTimes#NONE} if nothing
   * @param sound the sound
   * @return the mouth, as long as the sound
   * @throws InvalidInputException if a time is out of range
   */
  public static TimedLipsync of(SpeechTimes times, Sound sound) {
    if (!times.visemes().isEmpty()) {
      VisemeTrack track = VisemeTrack.of(times.visemes()).withDuration(sound.duration());
      return new TimedLipsync(track, Source.VISEMES);
    }
    SpeechClip clip =
        SpeechClip.of(ClipLipsync.text(times.words()), sound)
            .withWords(times.words())
            .withPhones(times.set(), times.phones());
    Source source = Source.valueOf(ClipLipsync.source(clip).name());
    return new TimedLipsync(ClipLipsync.track(clip), source);
  }

  /**
   * @param times what is said when, in a sound that is not at hand
   * @return the mouth, at least as long as the duration that the times tell
   * @throws InvalidInputException if no time is known, or one is out of range
   */
  public static TimedLipsync of(SpeechTimes times) {
    TimedLipsync lipsync = known(times);
    return times.duration().isEmpty()
        ? lipsync
        : new TimedLipsync(
            lipsync.track.withDuration(times.duration().getAsDouble()), lipsync.source);
  }

  private static TimedLipsync known(SpeechTimes times) {
    if (!times.visemes().isEmpty()) {
      return new TimedLipsync(VisemeTrack.of(times.visemes()), Source.VISEMES);
    }
    if (!times.phones().isEmpty()) {
      return new TimedLipsync(VisemeTrack.ofPhones(times.set(), times.phones()), Source.PHONES);
    }
    VisemeTrack track =
        VisemeTrack.ofWords(ClipLipsync.timed(times.words(), VisemeTrack.MAX_SECONDS));
    if (track.events().isEmpty()) {
      throw new InvalidInputException(
          "timestamps", "No word has both times and letters; without sound it needs them.");
    }
    return new TimedLipsync(track, Source.WORDS);
  }
}
