package dev.avatar4j.animation;

import dev.avatar4j.pose.Morph;
import dev.avatar4j.speech.Viseme;
import dev.avatar4j.speech.VisemeEvent;
import dev.avatar4j.speech.VisemeTrack;
import java.util.Arrays;
import java.util.List;

/**
 * A viseme track worked out for the mouth: shapes that follow one another without gaps, with the
 * commands resolved. Immutable.
 *
 * <p>Three things are done better here than by taking the events as they are. A gap as long as a
 * pause closes the mouth instead of leaving it open. A closure shorter than {@link #CLOSURE} begins
 * earlier, as lips do, since they meet before the sound of a plosive, and if need be ends later, so
 * that a closure shows in at least one frame of 25 per second. And after the end the mouth is
 * released by itself.
 */
final class MouthTrack {
  /** Before the first shape, and after the end: the mouth is the emotion's. */
  static final int FREE = -2;

  /** The lips are closed; any other shape is an index into {@link Morph#MOUTH_OPEN}. */
  static final int CLOSED = -1;

  /** The shortest pause that closes the mouth, in seconds. */
  static final double PAUSE = 0.5;

  /** The shortest closure, in seconds. */
  static final double CLOSURE = 0.07;

  /** How long the mouth stays closed after the end before it is released, in seconds. */
  static final double TAIL = 0.1;

  private static final double ROUNDING = 1e-9;

  private final double[] starts;
  private final int[] shapes;
  private int size;

  MouthTrack(VisemeTrack track) {
    List<VisemeEvent> events = track.events();
    starts = new double[2 * events.size() + 2];
    shapes = new int[2 * events.size() + 2];
    int last = FREE;
    double end = 0;
    for (int i = 0; i < events.size(); i++) {
      VisemeEvent event = events.get(i);
      if (last != FREE && event.start() - end >= PAUSE - ROUNDING) {
        last = CLOSED;
        add(end, last);
      }
      last = shape(event, last);
      add(event.start(), last);
      end = Math.max(end, event.end());
    }
    if (last != FREE) {
      add(end, CLOSED);
      add(track.duration() + TAIL, FREE);
    }
    widenClosures();
  }

  private static int shape(VisemeEvent event, int last) {
    if (event.viseme().morph().isPresent()) {
      return Morph.MOUTH_OPEN.indexOf(event.viseme().morph().get());
    }
    boolean pause = event.duration() >= PAUSE - ROUNDING;
    return event.viseme() == Viseme.CLOSE || (event.viseme() == Viseme.MAYBE_CLOSE && pause)
        ? CLOSED
        : last;
  }

  private void add(double start, int shape) {
    if (shape != (size == 0 ? FREE : shapes[size - 1])) {
      starts[size] = start;
      shapes[size++] = shape;
    }
  }

  private void widenClosures() {
    for (int i = 0; i + 1 < size; i++) {
      double lacking = CLOSURE - (starts[i + 1] - starts[i]);
      if (shapes[i] == CLOSED && lacking > 0) {
        // never more than half of the shape beside it, so that no shape is lost
        double before = i == 0 ? lacking : (starts[i] - starts[i - 1]) / 2;
        double early = Math.min(lacking, before);
        starts[i] -= early;
        double after = i + 2 < size ? (starts[i + 2] - starts[i + 1]) / 2 : lacking;
        starts[i + 1] += Math.min(lacking - early, after);
      }
    }
  }

  /**
   * @param seconds a time in the track
   * @return the index of the shape then; -1 before the first
   */
  int indexAt(double seconds) {
    int found = Arrays.binarySearch(starts, 0, size, seconds);
    return found >= 0 ? found : -found - 2;
  }

  /** The shape of an index, -1 included. */
  int shape(int index) {
    return index < 0 ? FREE : shapes[index];
  }

  /** When the shape of an index ends; never, for the last. */
  double end(int index) {
    return index + 1 < size ? starts[index + 1] : Double.POSITIVE_INFINITY;
  }

  /** When the mouth is released; 0 if it is never taken. */
  double end() {
    return size == 0 ? 0 : starts[size - 1];
  }

  /** Whether an index is the last: the track is over. */
  boolean isLast(int index) {
    return index == size - 1;
  }
}
