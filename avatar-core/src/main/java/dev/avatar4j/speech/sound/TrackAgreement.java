package dev.avatar4j.speech.sound;

import dev.avatar4j.speech.Viseme;
import dev.avatar4j.speech.VisemeEvent;
import dev.avatar4j.speech.VisemeTrack;
import java.util.Locale;
import java.util.Optional;

/**
 * How far one viseme track agrees with another that is taken as true, looked at every {@link #STEP}
 * seconds. Immutable. Add them up to judge several clips.
 *
 * @param moments the number of moments at which the true track says something
 * @param openness at how many of them both mouths are open, or both closed
 * @param open at how many both are open
 * @param shape at how many of those both have the same shape
 * @param closures the number of the true track's closures (b, m, p, pauses) within speech
 * @param closed how many of them the other track has closed too, anywhere within 40 ms
 */
public record TrackAgreement(
    int moments, int openness, int open, int shape, int closures, int closed) {
  /** The time from one comparison to the next, in seconds. */
  public static final double STEP = 0.01;

  private static final double SLACK = 0.04;

  /** Nothing compared yet. */
  public static final TrackAgreement NONE = new TrackAgreement(0, 0, 0, 0, 0, 0);

  /**
   * @param truth the track that is right; a pause of any length in it counts as closed
   * @param guess the track to judge
   * @return how far they agree
   */
  public static TrackAgreement of(VisemeTrack truth, VisemeTrack guess) {
    int moments = 0;
    int openness = 0;
    int open = 0;
    int shape = 0;
    for (double t = STEP / 2; t < truth.duration(); t += STEP) {
      Optional<Viseme> right = at(truth, t);
      if (right.isPresent()) {
        Viseme found = at(guess, t).orElse(Viseme.CLOSE);
        boolean bothOpen = right.get() != Viseme.CLOSE && found != Viseme.CLOSE;
        moments++;
        openness += bothOpen || right.get() == found ? 1 : 0;
        open += bothOpen ? 1 : 0;
        shape += bothOpen && right.get() == found ? 1 : 0;
      }
    }
    int closures = 0;
    int closed = 0;
    for (VisemeEvent event : truth.events()) {
      if (event.viseme() == Viseme.CLOSE) {
        closures++;
        closed += closes(guess, event) ? 1 : 0;
      }
    }
    return new TrackAgreement(moments, openness, open, shape, closures, closed);
  }

  private static boolean closes(VisemeTrack guess, VisemeEvent event) {
    for (double t = event.start() - SLACK; t <= event.end() + SLACK; t += STEP / 2) {
      if (at(guess, t).orElse(Viseme.KEEP) == Viseme.CLOSE) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Viseme> at(VisemeTrack track, double seconds) {
    return track
        .at(seconds)
        .map(VisemeEvent::viseme)
        .map(viseme -> viseme == Viseme.MAYBE_CLOSE ? Viseme.CLOSE : viseme);
  }

  /**
   * @param other another clip's
   * @return both together
   */
  public TrackAgreement plus(TrackAgreement other) {
    return new TrackAgreement(
        moments + other.moments,
        openness + other.openness,
        open + other.open,
        shape + other.shape,
        closures + other.closures,
        closed + other.closed);
  }

  /**
   * @return the part of the time at which both mouths are open, or both closed: 0 to 1
   */
  public double opennessPart() {
    return moments == 0 ? 1 : openness / (double) moments;
  }

  /**
   * @return of the time at which both are open, the part with the same shape: 0 to 1
   */
  public double shapePart() {
    return open == 0 ? 1 : shape / (double) open;
  }

  /**
   * @return the part of the closures that were found: 0 to 1
   */
  public double closurePart() {
    return closures == 0 ? 1 : closed / (double) closures;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "open or closed alike %.1f %%, same shape %.1f %%, closures found %.1f %% (%d moments)",
        100 * opennessPart(),
        100 * shapePart(),
        100 * closurePart(),
        moments);
  }
}
