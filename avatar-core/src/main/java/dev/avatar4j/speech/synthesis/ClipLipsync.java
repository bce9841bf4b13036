package dev.avatar4j.speech.synthesis;

import dev.avatar4j.speech.Pauses;
import dev.avatar4j.speech.PhoneSet;
import dev.avatar4j.speech.PhoneTiming;
import dev.avatar4j.speech.VisemeTable;
import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.WordTiming;
import dev.avatar4j.speech.WordTimings;
import dev.avatar4j.speech.sound.WholeSoundLipsync;
import dev.avatar4j.speech.text.LetterToSound;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes a viseme track from the best that is known of a clip; never refuses one for lack of times.
 * Stateless and thread-safe.
 */
public final class ClipLipsync {
  /** What a track is made from, best first. */
  public enum Source {
    /** The times of single sounds. */
    PHONES,
    /** The times of words, their phonemes reported or guessed from the letters. */
    WORDS,
    /** The text, spread over the part of the clip that is not silent. */
    LENGTH,
    /** The sound alone. */
    SOUND
  }

  private ClipLipsync() {}

  /**
   * @param clip a clip
   * @return what its track is made from
   */
  public static Source source(SpeechClip clip) {
    if (hasPhones(clip)) {
      return Source.PHONES;
    }
    if (!timed(clip.words(), clip.duration()).isEmpty()) {
      return Source.WORDS;
    }
    return SpreadText.phonemes(clip.text()).isEmpty() ? Source.SOUND : Source.LENGTH;
  }

  /**
   * @param clip a clip
   * @return what the mouth does, as long as the sound; closed in its {@linkplain Pauses pauses}
   */
  public static VisemeTrack track(SpeechClip clip) {
    VisemeTrack track =
        switch (source(clip)) {
          case PHONES -> VisemeTrack.ofPhones(clip.phoneSet(), clip.phones());
          case WORDS -> VisemeTrack.ofWords(timed(clip.words(), clip.duration()));
          case LENGTH -> spread(clip);
          case SOUND -> WholeSoundLipsync.track(clip.sound());
        };
    return Pauses.close(track.withDuration(clip.duration()));
  }

  private static boolean hasPhones(SpeechClip clip) {
    for (PhoneTiming phone : clip.phones()) {
      boolean moves =
          clip.phoneSet().visemes(phone.phone()).stream()
              .anyMatch(viseme -> viseme.morph().isPresent());
      if (moves) {
        return true;
      }
    }
    return false;
  }

  /** The words that have times, and phonemes that move the mouth; guessed where there are none. */
  static List<WordTiming> timed(List<WordTiming> words, double duration) {
    List<WordTiming> timed = new ArrayList<>();
    for (WordTiming word : WordTimings.clean(words)) {
      String phonemes =
          word.phonemes().isEmpty() ? LetterToSound.phonemes(word.word()) : word.phonemes();
      if (word.isTimed() && !phonemes.isEmpty()) {
        double end = Math.min(word.end(), duration);
        if (word.start() < end) {
          timed.add(new WordTiming(word.word(), phonemes, word.start(), end));
        }
      }
    }
    return timed.stream().anyMatch(word -> moves(word.phonemes())) ? timed : List.of();
  }

  /** What words say, read one after another. */
  static String text(List<WordTiming> words) {
    return words.stream().map(WordTiming::word).collect(Collectors.joining(" ")).strip();
  }

  private static boolean moves(String phonemes) {
    return phonemes
        .codePoints()
        .anyMatch(symbol -> VisemeTable.of(symbol).flatMap(v -> v.morph()).isPresent());
  }

  private static VisemeTrack spread(SpeechClip clip) {
    double start = clip.sound().soundStart();
    double end = clip.sound().soundEnd();
    return start < end
        ? VisemeTrack.ofPhones(PhoneSet.MISAKI, SpreadText.over(clip.text(), start, end))
        : VisemeTrack.EMPTY;
  }
}
