package dev.avatar4j.speech.clip;

import dev.avatar4j.speech.Viseme;
import dev.avatar4j.speech.VisemeEvent;
import dev.avatar4j.speech.VisemeTrack;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves the closures of the lips (b, m, p) onto the frames of a film, so that each one is seen.
 *
 * <p>Lips are closed for 50 to 100 ms, and they need about {@link #SETTLING} to close. At 12 frames
 * per second most closures would fall between two frames. Where no frame shows one closed, it is
 * made longer, just so far that the nearest frame does; the sounds beside it give way.
 */
public final class FrameClosures {
  /** How long the lips need until they are closed to within a tenth, in seconds. */
  public static final double SETTLING = 0.045;

  private final double framesPerSecond;
  private final double avOffset;

  /**
   * @param framesPerSecond frames per second; the first is at time 0 of the sound
   * @param avOffset by how much the mouth is later than the sound, in seconds
   */
  public FrameClosures(double framesPerSecond, double avOffset) {
    this.framesPerSecond = framesPerSecond;
    this.avOffset = avOffset;
  }

  /**
   * @param track any track
   * @return the same with every closure on a frame. Where two closures are nearer to each other
   *     than two frames, they become one
   */
  public VisemeTrack apply(VisemeTrack track) {
    List<Closure> closures = closures(track);
    double free = 0;
    for (int i = 0; i < closures.size(); i++) {
      double next = i + 1 < closures.size() ? closures.get(i + 1).start : Double.MAX_VALUE;
      closures.get(i).reachFrame(free, next);
      free = closures.get(i).end;
    }
    return VisemeTrack.of(withRoom(track, closures)).withDuration(track.duration());
  }

  /** From the first event of closed lips to the next shape, as the animator shows them. */
  private List<Closure> closures(VisemeTrack track) {
    List<Closure> closures = new ArrayList<>();
    Closure open = null;
    for (VisemeEvent event : track.events()) {
      if (event.viseme() == Viseme.CLOSE) {
        if (open == null) {
          open = new Closure(event.start());
          closures.add(open);
        }
        open.last = event.start();
      } else if (open != null && event.viseme().morph().isPresent()) {
        open.end = event.start();
        open = null;
      }
    }
    if (open != null) {
      open.end = Math.max(open.start, track.duration());
    }
    return closures;
  }

  private static List<VisemeEvent> withRoom(VisemeTrack track, List<Closure> closures) {
    List<VisemeEvent> events = new ArrayList<>();
    closures.forEach(c -> events.add(new VisemeEvent(c.start, c.end, Viseme.CLOSE)));
    int next = 0;
    for (VisemeEvent event : track.events()) {
      double from = event.start();
      double to = event.end();
      while (next < closures.size() && closures.get(next).end <= from) {
        next++;
      }
      if (next < closures.size() && closures.get(next).start <= from) {
        from = closures.get(next).end;
      }
      int after = next < closures.size() && closures.get(next).end <= from ? next + 1 : next;
      if (after < closures.size()) {
        to = Math.min(to, closures.get(after).start);
      }
      if (from < to) {
        events.add(new VisemeEvent(from, to, event.viseme()));
      }
    }
    return events;
  }

  /**
   * The lips are closed from a time to another; both may be moved apart. Of several sounds, such as
   * a pause and an m, the last one needs a frame: it is what the next sound would hide.
   */
  private final class Closure {
    private double start;
    private double last;
    private double end;

    Closure(double start) {
      this.start = start;
    }

    /** Grows until a frame shows it, without going beyond the closures beside it. */
    void reachFrame(double earliest, double latest) {
      double settled = Math.max(last, start + SETTLING);
      double first = frameTime(Math.ceil(frameAt(settled) - 1e-6));
      if (first <= end) {
        return;
      }
      double middle = (Math.max(settled, end) + Math.min(settled, end)) / 2;
      double frame = frameTime(Math.rint(frameAt(middle)));
      if (frame > latest) {
        frame = frameTime(Math.floor(frameAt(latest)));
      }
      start = Math.max(earliest, Math.min(start, frame - SETTLING));
      end = Math.max(end, frame);
    }

    private double frameAt(double seconds) {
      return (seconds + avOffset) * framesPerSecond;
    }

    private double frameTime(double index) {
      return Math.max(0, index) / framesPerSecond - avOffset;
    }
  }
}
