package dev.avatar4j.server.speech;

import dev.avatar4j.speech.speaking.ClockOutput;
import dev.avatar4j.speech.speaking.Playback;
import dev.avatar4j.speech.speaking.PlaybackListener;
import dev.avatar4j.speech.speaking.SpeechOutput;
import dev.avatar4j.speech.speaking.SpeechTimer;
import dev.avatar4j.speech.speaking.SpokenSentence;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Has viewers play the sound. One of them, the player, tells when it is heard, and the mouth keeps
 * to that; the clock takes its place where nobody plays, while the player is late, and when it
 * leaves or fails. Thread-safe.
 */
final class ViewerOutput implements SpeechOutput {
  /** How long the mouth waits for the player to begin. */
  static final long START_NANOS = 1_500_000_000L;

  /** How long after the end of the sound the player's word is waited for. */
  static final long END_NANOS = 1_000_000_000L;

  private final SpeechTimer timer;
  private final ClockOutput clock;
  private final Function<SpokenSentence, Optional<SpeechViewer>> offer;
  private final Consumer<SpokenSentence> silence;
  private Turn turn;

  /**
   * @param timer the timer of the speaker
   * @param offer has viewers play a sentence and returns the one that is to tell how it goes
   * @param silence has them stop
   */
  ViewerOutput(
      SpeechTimer timer,
      Function<SpokenSentence, Optional<SpeechViewer>> offer,
      Consumer<SpokenSentence> silence) {
    this.timer = timer;
    this.clock = new ClockOutput(timer);
    this.offer = offer;
    this.silence = silence;
  }

  @Override
  public synchronized Playback play(SpokenSentence sentence, PlaybackListener listener) {
    Turn next = new Turn(sentence, listener);
    turn = next;
    next.player = offer.apply(sentence).map(viewer -> (Object) viewer).orElse(null);
    if (next.player == null) {
      next.goByClock();
    } else {
      next.waitFor(timer.nanoTime() + START_NANOS);
    }
    return () -> stop(next);
  }

  private synchronized void stop(Turn stopped) {
    stopped.end();
    silence.accept(stopped.sentence);
  }

  /**
   * @param player who tells it
   * @return whether it is taken: the sentence is being played, and nobody else is its player
   */
  synchronized boolean report(Object player, PlaybackReport report) {
    Turn now = turn;
    if (now == null || !now.is(report) || (now.player != null && !now.player.equals(player))) {
      return false;
    }
    now.player = player;
    now.accept(report);
    return true;
  }

  /**
   * @param player who plays no more
   */
  synchronized void leave(Object player) {
    if (turn != null && player.equals(turn.player)) {
      turn.player = null;
      turn.goByClock();
    }
  }

  /** A sentence while it is played; guarded by the lock of the output. */
  private final class Turn {
    private final SpokenSentence sentence;
    private final PlaybackListener listener;
    private Object player;
    private Playback byClock;
    private SpeechTimer.Scheduled watch = () -> {};
    private boolean over;
    private boolean begun;
    private double position;
    private long at;

    Turn(SpokenSentence sentence, PlaybackListener listener) {
      this.sentence = sentence;
      this.listener = listener;
    }

    boolean is(PlaybackReport report) {
      return !over
          && sentence.speech().id() == report.speech()
          && sentence.index() == report.sentence();
    }

    void accept(PlaybackReport report) {
      switch (report.event()) {
        case STARTED, POSITION -> moved(report);
        case ENDED -> {
          if (begun) {
            end();
            listener.ended();
          } else {
            // it has told no start: the sound was heard all the same
            goByClock();
          }
        }
        case FAILED -> leave(player);
      }
    }

    private void moved(PlaybackReport report) {
      stopClock();
      begun = true;
      position = report.position();
      at = report.nanos(timer.nanoTime());
      listener.position(position, at);
      waitFor(at + nanos(sentence.clip().duration() - position) + END_NANOS);
    }

    void waitFor(long nanos) {
      watch.cancel();
      watch = timer.at(nanos, this::overdue);
    }

    private void overdue() {
      synchronized (ViewerOutput.this) {
        if (!over) {
          goByClock();
        }
      }
    }

    /** Goes on from where the sound should be now; a player that comes back is listened to. */
    void goByClock() {
      watch.cancel();
      if (over || byClock != null) {
        return;
      }
      double heard = begun ? position + (timer.nanoTime() - at) / 1e9 : 0;
      double length = sentence.clip().duration();
      byClock = clock.play(sentence, Math.max(0, Math.min(length, heard)), listener);
    }

    private void stopClock() {
      if (byClock != null) {
        byClock.stop();
        byClock = null;
      }
    }

    void end() {
      over = true;
      watch.cancel();
      stopClock();
    }
  }

  private static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }
}
