package dev.avatar4j.server.speech;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.avatar4j.speech.WordTiming;
import dev.avatar4j.speech.speaking.Speech;
import dev.avatar4j.speech.speaking.SpeechEnd;
import dev.avatar4j.speech.speaking.SpokenSentence;
import dev.avatar4j.speech.synthesis.ClipWords;
import java.util.List;
import java.util.Locale;

/**
 * What viewers are told of speech, as JSON objects. Times within a sound are seconds from its
 * start; {@code start} is when a sound begins, in milliseconds as frames name their times.
 */
public final class SpeechMessages {
  private static final double NANOS_PER_MILLI = 1e6;

  private SpeechMessages() {}

  /** A word of a caption. */
  public record Word(String word, double start, double end) {
    static Word of(WordTiming word) {
      return new Word(word.word(), word.start(), word.end());
    }
  }

  /** A speech was accepted or begins. */
  public record Spoken(String type, long speech, String text, List<String> sentences) {
    static Spoken accepted(Speech speech) {
      return of("speech-accepted", speech);
    }

    static Spoken started(Speech speech) {
      return of("speech-started", speech);
    }

    private static Spoken of(String type, Speech speech) {
      return new Spoken(type, speech.id(), speech.request().text(), speech.sentences());
    }
  }

  /** A speech is over. */
  public record Ended(String type, long speech, String end, String message) {
    static Ended of(Speech speech, SpeechEnd end) {
      return new Ended(
          "speech-ended", speech.id(), end.kind().name().toLowerCase(Locale.ROOT), end.message());
    }
  }

  /** A sentence whose sound is there, or is to be played. */
  public record Sounding(
      String type,
      long speech,
      int sentence,
      String text,
      double duration,
      String sound,
      List<Word> words) {
    /**
     * @param type what is told of it
     * @param sound where its sound is
     */
    static Sounding of(String type, SpokenSentence sentence, String sound) {
      return new Sounding(
          type,
          sentence.speech().id(),
          sentence.index(),
          sentence.text(),
          sentence.clip().duration(),
          sound,
          ClipWords.of(sentence.clip()).stream().map(Word::of).toList());
    }
  }

  /** Something happened to a sentence. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Happened(
      String type,
      long speech,
      int sentence,
      String text,
      Double start,
      Double end,
      String word,
      String reason) {
    static Happened heard(String type, SpokenSentence sentence, long startNanos) {
      return new Happened(
          type,
          sentence.speech().id(),
          sentence.index(),
          sentence.text(),
          startNanos / NANOS_PER_MILLI,
          null,
          null,
          null);
    }

    static Happened plain(String type, SpokenSentence sentence) {
      return new Happened(
          type, sentence.speech().id(), sentence.index(), null, null, null, null, null);
    }

    static Happened word(SpokenSentence sentence, WordTiming word) {
      return new Happened(
          "word",
          sentence.speech().id(),
          sentence.index(),
          null,
          word.start(),
          word.end(),
          word.word(),
          null);
    }

    static Happened skipped(Speech speech, int index, String reason) {
      return new Happened("sentence-skipped", speech.id(), index, null, null, null, null, reason);
    }
  }
}
