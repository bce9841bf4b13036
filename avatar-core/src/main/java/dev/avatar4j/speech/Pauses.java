package dev.avatar4j.speech;

import java.util.ArrayList;
import java.util.List;

/**
 * Closes the mouth in the pauses of speech whose times are known. A track as such leaves it open in
 * any pause that is shorter than half a second, as the systems it is compatible with do; where the
 * engine tells exactly when it is silent, that looks like a mouth held open.
 */
public final class Pauses {
  /** The shortest pause that an engine reports and that closes the mouth, in seconds: a comma's. */
  public static final double REPORTED = 0.15;

  /** The shortest gap between two sounds that closes the mouth, in seconds. */
  public static final double GAP = 0.3;

  private static final double ROUNDING = 1e-9;

  private Pauses() {}

  /**
   * @param track any track
   * @return the same with closed lips between two sounds that are {@value #GAP} s or more apart, or
   *     {@value #REPORTED} s if that is reported as a pause; and in a reported pause of any length
   *     at the end. Before the first sound nothing changes
   */
  public static VisemeTrack close(VisemeTrack track) {
    List<VisemeEvent> events = new ArrayList<>();
    List<VisemeEvent> pause = new ArrayList<>();
    double end = Double.NaN;
    for (VisemeEvent event : track.events()) {
      if (event.viseme() == Viseme.MAYBE_CLOSE) {
        pause.add(event);
      } else {
        double least = pause.isEmpty() ? GAP : REPORTED;
        if (event.start() - end >= least - ROUNDING) {
          events.add(new VisemeEvent(end, event.start(), Viseme.CLOSE));
        } else {
          events.addAll(pause);
        }
        pause.clear();
        events.add(event);
        end = Double.isNaN(end) ? event.end() : Math.max(end, event.end());
      }
    }
    if (!pause.isEmpty() && end < track.duration()) {
      events.add(new VisemeEvent(end, track.duration(), Viseme.CLOSE));
    } else {
      events.addAll(pause);
    }
    return VisemeTrack.of(events).withDuration(track.duration());
  }
}
