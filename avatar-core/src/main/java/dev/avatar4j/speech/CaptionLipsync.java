package dev.avatar4j.speech;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.pose.Morph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Moves the mouth to words that come one by one, with no sound at all: live captions, or a text as
 * it is written. A word without times begins when it comes, or when the one before it ends, and
 * takes {@link #SOUND} seconds for each of its sounds, less if the mouth is behind.
 *
 * <p>Thread-safe. Reading neither allocates nor waits.
 */
public final class CaptionLipsync implements VisemeSource {
  /** How long a sound takes, in seconds. */
  public static final double SOUND = 0.075;

  /** The longest word, in letters. */
  public static final int MAX_LETTERS = 200;

  /** How many sounds are kept; older ones are forgotten. */
  static final int CAPACITY = 2048;

  private static final int CLOSED = -1;

  /** How far the mouth may be behind before it speaks faster, in seconds. */
  private static final double BACKLOG = 0.6;

  private static final double FASTER = 0.6;

  /** How long after a word the mouth closes, and how long after that it is the emotion's. */
  private static final double CLOSES_AFTER = 0.1;

  private static final double RELEASED_AFTER = 1;

  /** Replaced whole, so that a reader sees one state or the next. */
  private volatile Said said = new Said(new double[0], new int[0], 0, false);

  private static final class Said {
    private final double[] starts;
    private final int[] shapes;
    private final double end;
    private final boolean over;

    Said(double[] starts, int[] shapes, double end, boolean over) {
      this.starts = starts;
      this.shapes = shapes;
      this.end = end;
      this.over = over;
    }
  }

  /**
   * Says a word.
   *
   * @param word the word. With times it is said then; without phonemes, its letters are used, those
   *     of the Latin alphabet as English would
   * @param now when it comes, in seconds from the start of the speech; used if it has no times
   * @return when it will have been said
   * @throws InvalidInputException if a time is out of range, or the word is too long; nothing
   *     changes
   */
  public synchronized double say(WordTiming word, double now) {
    if (word.word().length() > MAX_LETTERS || word.phonemes().length() > MAX_LETTERS) {
      throw new InvalidInputException(
          "word", "The word has more than " + MAX_LETTERS + " letters or phonemes.");
    }
    if (!(now >= 0 && now < Integer.MAX_VALUE)) {
      throw new InvalidInputException("now", "The time " + now + " is not a number of seconds.");
    }
    if (!said.over) {
      List<VisemeEvent> events = sounds(word);
      double length = events.isEmpty() ? 0 : events.get(events.size() - 1).end();
      if (word.isTimed()) {
        add(events, word.start(), length == 0 ? 1 : (word.end() - word.start()) / length);
      } else {
        double start = Math.max(now, said.end);
        add(events, start, start - now > BACKLOG ? FASTER : 1);
      }
    }
    return said.end;
  }

  /**
   * Says a word of which only the writing is known.
   *
   * @param word the word
   * @param now when it comes, in seconds from the start of the speech
   * @return when it will have been said
   * @throws InvalidInputException if the time is not one, or the word is too long; nothing changes
   */
  public double say(String word, double now) {
    return say(new WordTiming(word, "", Double.NaN, Double.NaN), now);
  }

  private static List<VisemeEvent> sounds(WordTiming word) {
    String phonemes = Ipa.expandDiphthongs(word.phonemes());
    if (!phonemes.isEmpty()) {
      double length = SOUND * phonemes.codePointCount(0, phonemes.length());
      return VisemeTrack.ofWords(List.of(new WordTiming(word.word(), phonemes, 0, length)))
          .events();
    }
    List<VisemeEvent> events = new ArrayList<>();
    for (Viseme viseme : LetterVisemes.of(word.word())) {
      double start = SOUND * events.size();
      events.add(new VisemeEvent(start, start + SOUND, viseme));
    }
    return events;
  }

  private void add(List<VisemeEvent> events, double start, double tempo) {
    // a word that begins before the last one ends takes its place from there on
    int kept = countBefore(said.starts, start);
    int dropped = Math.max(0, kept + events.size() - CAPACITY);
    double[] starts = Arrays.copyOfRange(said.starts, dropped, kept + events.size());
    int[] shapes = Arrays.copyOfRange(said.shapes, dropped, kept + events.size());
    int last = kept == 0 ? CLOSED : said.shapes[kept - 1];
    double end = events.isEmpty() ? said.end : start;
    int at = kept - dropped;
    for (VisemeEvent event : events) {
      last = shape(event.viseme(), last);
      starts[at] = start + tempo * event.start();
      shapes[at++] = last;
      end = start + tempo * event.end();
    }
    said = new Said(starts, shapes, end, false);
  }

  private static int shape(Viseme viseme, int last) {
    if (viseme.morph().isPresent()) {
      return Morph.MOUTH_OPEN.indexOf(viseme.morph().get());
    }
    return viseme == Viseme.KEEP ? last : CLOSED;
  }

  private static int countBefore(double[] starts, double seconds) {
    int low = 0;
    int high = starts.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] < seconds) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * @return when all words will have been said, in seconds from the start of the speech; 0 if there
   *     were none
   */
  public double saidUntil() {
    return said.end;
  }

  /** No word follows; those that were said are said to their end. */
  public synchronized void end() {
    said = new Said(said.starts, said.shapes, said.end, true);
  }

  @Override
  public boolean sample(double seconds, float[] weights) {
    Said now = said;
    double time = Math.min(seconds, now.end + CLOSES_AFTER);
    int index = countBefore(now.starts, Math.nextUp(time)) - 1;
    if (index < 0 || (seconds >= now.end + RELEASED_AFTER && seconds != NEWEST)) {
      return false;
    }
    boolean silent = seconds >= now.end + CLOSES_AFTER;
    Arrays.fill(weights, 0);
    if (!silent && now.shapes[index] != CLOSED) {
      weights[now.shapes[index]] = 1;
    }
    return true;
  }

  @Override
  public boolean isOver(double seconds) {
    Said now = said;
    return now.over && seconds >= now.end + CLOSES_AFTER;
  }

  @Override
  public boolean isSmooth() {
    return false;
  }
}
