package dev.avatar4j.speech;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InvalidInputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the mouth does during one piece of speech, in seconds from its start. Immutable and
 * thread-safe.
 *
 * <p>Where no event is, the mouth keeps its shape; after the last one it closes, and after the end
 * of the track it goes back to the emotion.
 */
public final class VisemeTrack {
  /** The most events one track may have. */
  public static final int MAX_EVENTS = 100_000;

  /** The longest track, in seconds: an hour. */
  public static final double MAX_SECONDS = 3600;

  /** No speech: the mouth stays the emotion's. */
  public static final VisemeTrack EMPTY = of(List.of());

  private static final Logger LOG = LoggerFactory.getLogger(VisemeTrack.class);

  private final List<VisemeEvent> events;
  private final double duration;

  private VisemeTrack(List<VisemeEvent> events, double duration) {
    this.events = events;
    this.duration = duration;
  }

  /**
   * @param events the events in any order
   * @return a track of them
   * @throws InvalidInputException if there are more than {@value #MAX_EVENTS}
   */
  public static VisemeTrack of(Collection<VisemeEvent> events) {
    if (events.size() > MAX_EVENTS) {
      throw new InvalidInputException(
          "speech",
          "The speech has " + events.size() + " sounds; at most " + MAX_EVENTS + " are taken.");
    }
    List<VisemeEvent> sorted = new ArrayList<>(events);
    sorted.sort(Comparator.comparingDouble(VisemeEvent::start));
    double end = sorted.stream().mapToDouble(VisemeEvent::end).max().orElse(0);
    return new VisemeTrack(List.copyOf(sorted), end);
  }

  /**
   * Like {@link #ofWords(List, Consumer)}; the first warning goes to the log.
   *
   * @param words words with phonemes in the alphabet of {@link VisemeTable}
   * @return a track of them
   */
  public static VisemeTrack ofWords(List<WordTiming> words) {
    List<String> warnings = new ArrayList<>();
    VisemeTrack track = ofWords(words, warnings::add);
    log(warnings);
    return track;
  }

  /**
   * Divides the time of each word evenly among its symbols, stress and length marks included. A
   * symbol that {@link VisemeTable} does not have leaves a gap.
   *
   * @param words words as {@link WordTimings#clean} gives them
   * @param warning receives one sentence for each word without phonemes or times, which is skipped
   * @return a track of them
   * @throws InvalidInputException if a time is over {@value #MAX_SECONDS} s, or there are too many
   *     sounds
   */
  public static VisemeTrack ofWords(List<WordTiming> words, Consumer<String> warning) {
    List<VisemeEvent> events = new ArrayList<>();
    for (WordTiming word : words) {
      if (word.phonemes().isEmpty() || !word.isTimed()) {
        warning.accept(
            "The word \"" + word.word() + "\" has no phonemes or no times and moves no mouth.");
      } else {
        int[] symbols = word.phonemes().codePoints().toArray();
        List<Optional<Viseme>> visemes = new ArrayList<>();
        for (int symbol : symbols) {
          visemes.add(VisemeTable.of(symbol));
        }
        divide(word.start(), word.end(), visemes, events);
      }
    }
    return of(events);
  }

  /**
   * @param set how the sounds are named
   * @param phones the sounds; one that is not known leaves a gap
   * @return a track of them
   * @throws InvalidInputException if a time is out of range, or there are too many sounds
   */
  public static VisemeTrack ofPhones(PhoneSet set, List<PhoneTiming> phones) {
    List<VisemeEvent> events = new ArrayList<>();
    for (PhoneTiming phone : phones) {
      List<Optional<Viseme>> visemes =
          set.visemes(phone.phone()).stream().map(Optional::of).toList();
      divide(phone.start(), phone.end(), visemes, events);
    }
    return of(events);
  }

  /**
   * Like {@link #parse(JsonNode, Consumer)}; the first warning goes to the log.
   *
   * @param speech the JSON object
   * @return the track
   */
  public static VisemeTrack parse(JsonNode speech) {
    List<String> warnings = new ArrayList<>();
    VisemeTrack track = parse(speech, warnings::add);
    log(warnings);
    return track;
  }

  /**
   * Reads a track from a JSON object as {@link SpeechTimes#parse} describes it; words are as the
   * engine reports them (they are {@link WordTimings#clean cleaned}).
   *
   * @param speech the JSON object
   * @param warning receives one sentence for each word that is skipped
   * @return the track
   * @throws InvalidInputException if anything is wrong with it
   */
  public static VisemeTrack parse(JsonNode speech, Consumer<String> warning) {
    if (speech != null && speech.isArray()) {
      throw new InvalidInputException("speech", "Speech needs a JSON object, not a list.");
    }
    SpeechTimes times = SpeechTimes.parse("speech", speech);
    VisemeTrack track;
    if (!times.visemes().isEmpty()) {
      track = of(times.visemes());
    } else if (!times.phones().isEmpty()) {
      track = ofPhones(times.set(), times.phones());
    } else {
      track = ofWords(WordTimings.clean(times.words()), warning);
    }
    return times.duration().isPresent()
        ? track.withDuration(times.duration().getAsDouble())
        : track;
  }

  /** One line, however many words there are. */
  private static void log(List<String> warnings) {
    if (!warnings.isEmpty()) {
      LOG.warn("{} words of a speech are skipped, first: {}", warnings.size(), warnings.get(0));
    }
  }

  private static void divide(
      double start, double end, List<Optional<Viseme>> visemes, List<VisemeEvent> events) {
    if (events.size() + visemes.size() > MAX_EVENTS) {
      throw new InvalidInputException(
          "speech", "The speech has more than " + MAX_EVENTS + " sounds.");
    }
    double length = end - start;
    int count = visemes.size();
    for (int i = 0; i < count; i++) {
      if (visemes.get(i).isPresent()) {
        // the last one ends exactly where the word does
        double to = i + 1 == count ? end : start + length * (i + 1) / count;
        events.add(new VisemeEvent(start + length * i / count, to, visemes.get(i).get()));
      }
    }
  }

  /**
   * @param seconds how long the sound lasts, silence at its end included
   * @return the same track, ending then, but not before its last event does
   * @throws InvalidInputException if it is negative or over {@value #MAX_SECONDS}
   */
  public VisemeTrack withDuration(double seconds) {
    if (!(seconds >= 0 && seconds <= MAX_SECONDS)) {
      throw new InvalidInputException(
          "duration",
          "The speech lasts " + seconds + " s; it needs 0 to " + (int) MAX_SECONDS + ".");
    }
    return new VisemeTrack(events, Math.max(seconds, of(events).duration));
  }

  /**
   * @return the events, by start
   */
  public List<VisemeEvent> events() {
    return events;
  }

  /**
   * @return how long the track lasts, in seconds
   */
  public double duration() {
    return duration;
  }

  /**
   * @param seconds a time from the start of the speech
   * @return the event then: the one that began last, unless it is over; both its ends count
   */
  public Optional<VisemeEvent> at(double seconds) {
    int low = 0;
    int high = events.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (events.get(middle).start() <= seconds) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 || seconds > events.get(low - 1).end()
        ? Optional.empty()
        : Optional.of(events.get(low - 1));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VisemeTrack track
        && events.equals(track.events)
        && duration == track.duration;
  }

  @Override
  public int hashCode() {
    return events.hashCode();
  }

  @Override
  public String toString() {
    return events.size() + " sounds in " + duration + " s";
  }
}
