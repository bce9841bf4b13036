package dev.avatar4j.server.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.sound.Sound;
import dev.avatar4j.speech.speaking.Playback;
import dev.avatar4j.speech.speaking.PlaybackListener;
import dev.avatar4j.speech.speaking.SpeakRequest;
import dev.avatar4j.speech.speaking.Speech;
import dev.avatar4j.speech.speaking.SpeechTimer;
import dev.avatar4j.speech.speaking.SpokenSentence;
import dev.avatar4j.speech.synthesis.SpeechClip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Who sets the time of a sentence of 2 s: a viewer, or the clock. */
class ViewerOutputTest {
  private final Timer timer = new Timer();
  private final Listener listener = new Listener();
  private final Viewer first = new Viewer();
  private final Viewer second = new Viewer();
  private final List<SpokenSentence> silenced = new ArrayList<>();
  private Optional<SpeechViewer> player = Optional.of(first);
  private final ViewerOutput output = new ViewerOutput(timer, sentence -> player, silenced::add);
  private final SpokenSentence sentence = sentence(7, 0);

  private static SpokenSentence sentence(long speech, int index) {
    SpeechClip clip = SpeechClip.of("Hello", Sound.of(new float[16_000], 8000));
    Speech said = new Speech(speech, SpeakRequest.of("Hello"), List.of("Hello", "Hello"));
    return new SpokenSentence(said, index, clip, VisemeTrack.EMPTY);
  }

  private boolean report(Object from, PlaybackReport.Event event, double position, double frame) {
    return output.report(
        from, new PlaybackReport(7, 0, event, position, OptionalDouble.of(frame), 0));
  }

  private boolean started(Object from, double frameMillis) {
    return report(from, PlaybackReport.Event.STARTED, 0, frameMillis);
  }

  private boolean ended(Object from) {
    return report(from, PlaybackReport.Event.ENDED, 2, 0);
  }

  @Test
  void where_nobody_plays_the_clock_does_at_once() {
    player = Optional.empty();
    output.play(sentence, listener);
    assertThat(listener.told).containsExactly("0.0 s at 0 ms");
    timer.pass(1999);
    assertThat(listener.told).hasSize(1);
    timer.pass(1);
    assertThat(listener.told).containsExactly("0.0 s at 0 ms", "ended");
  }

  @Test
  void the_mouth_starts_when_the_player_says_so_and_ends_with_its_sound() {
    output.play(sentence, listener);
    timer.pass(300);
    assertThat(listener.told).isEmpty();
    assertThat(started(first, 250)).isTrue();
    timer.pass(1000);
    report(first, PlaybackReport.Event.POSITION, 0.9, 1290);
    timer.pass(1100);
    assertThat(ended(first)).isTrue();
    assertThat(listener.told).containsExactly("0.0 s at 250 ms", "0.9 s at 1290 ms", "ended");
    timer.pass(10_000);
    assertThat(listener.told).hasSize(3);
  }

  @Test
  void without_frames_it_goes_by_how_long_ago_it_was_and_how_late_frames_usually_are() {
    output.play(sentence, listener);
    timer.pass(400);
    PlaybackReport.Event event = PlaybackReport.Event.STARTED;
    output.report(first, new PlaybackReport(7, 0, event, 0, OptionalDouble.empty(), 0.1));
    assertThat(listener.told).containsExactly("0.0 s at 240 ms");
  }

  @Test
  void a_player_that_is_late_is_not_waited_for_but_listened_to() {
    output.play(sentence, listener);
    timer.pass(1500);
    assertThat(listener.told).containsExactly("0.0 s at 1500 ms");
    timer.pass(500);
    assertThat(started(first, 2000)).isTrue();
    timer.pass(2000);
    assertThat(listener.told).containsExactly("0.0 s at 1500 ms", "0.0 s at 2000 ms");
    ended(first);
    assertThat(listener.told).endsWith("ended");
  }

  @Test
  void when_the_player_leaves_the_clock_goes_on_from_there() {
    output.play(sentence, listener);
    started(first, 0);
    timer.pass(700);
    output.leave(first);
    assertThat(listener.told).containsExactly("0.0 s at 0 ms", "0.7 s at 700 ms");
    timer.pass(1299);
    assertThat(listener.told).hasSize(2);
    timer.pass(1);
    assertThat(listener.told).endsWith("ended");
  }

  @Test
  void when_the_player_leaves_before_it_began_the_clock_begins() {
    output.play(sentence, listener);
    timer.pass(100);
    output.leave(first);
    assertThat(listener.told).containsExactly("0.0 s at 100 ms");
  }

  @Test
  void a_player_that_fails_or_falls_silent_is_replaced_by_the_clock() {
    output.play(sentence, listener);
    report(first, PlaybackReport.Event.FAILED, 0, 0);
    assertThat(listener.told).containsExactly("0.0 s at 0 ms");
    output.play(sentence, listener);
    started(first, 0);
    timer.pass(3000);
    assertThat(listener.told).endsWith("2.0 s at 3000 ms", "ended");
  }

  @Test
  void what_others_than_the_player_tell_changes_nothing() {
    output.play(sentence, listener);
    assertThat(started(second, 50)).isFalse();
    assertThat(started(first, 60)).isTrue();
    assertThat(ended(second)).isFalse();
    output.leave(second);
    assertThat(listener.told).containsExactly("0.0 s at 60 ms");
  }

  @Test
  void whoever_tells_first_is_the_player_where_nobody_was_asked() {
    player = Optional.empty();
    output.play(sentence, listener);
    assertThat(started("a page", 100)).isTrue();
    assertThat(started("another page", 200)).isFalse();
    timer.pass(2000);
    assertThat(listener.told).containsExactly("0.0 s at 0 ms", "0.0 s at 100 ms");
    ended("a page");
    assertThat(listener.told).endsWith("ended");
  }

  @Test
  void reports_about_another_sentence_or_after_the_end_are_refused() {
    Playback playback = output.play(sentence, listener);
    PlaybackReport.Event event = PlaybackReport.Event.STARTED;
    OptionalDouble now = OptionalDouble.of(0);
    assertThat(output.report(first, new PlaybackReport(7, 1, event, 0, now, 0))).isFalse();
    assertThat(output.report(first, new PlaybackReport(8, 0, event, 0, now, 0))).isFalse();
    playback.stop();
    assertThat(started(first, 0)).isFalse();
    assertThat(silenced).containsExactly(sentence);
    timer.pass(10_000);
    assertThat(listener.told).isEmpty();
  }

  @Test
  void an_end_without_a_beginning_leaves_the_rest_to_the_clock() {
    output.play(sentence, listener);
    ended(first);
    assertThat(listener.told).containsExactly("0.0 s at 0 ms");
  }

  private static final class Viewer implements SpeechViewer {
    @Override
    public void send(Object message) {}

    @Override
    public boolean playsSound() {
      return true;
    }
  }

  private static final class Listener implements PlaybackListener {
    final List<String> told = new ArrayList<>();

    @Override
    public void started(long nanos) {
      position(0, nanos);
    }

    @Override
    public void position(double seconds, long nanos) {
      told.add(seconds + " s at " + nanos / 1_000_000 + " ms");
    }

    @Override
    public void ended() {
      told.add("ended");
    }

    @Override
    public void failed(String reason) {
      told.add(reason);
    }
  }

  /** A clock that is moved by hand. */
  private static final class Timer implements SpeechTimer {
    private final List<Due> due = new ArrayList<>();
    private long now;

    private record Due(long nanos, Runnable action) {}

    void pass(long millis) {
      long end = now + millis * 1_000_000;
      while (true) {
        Optional<Due> next =
            due.stream()
                .filter(it -> it.nanos() <= end)
                .min((a, b) -> Long.compare(a.nanos(), b.nanos()));
        if (next.isEmpty()) {
          break;
        }
        due.remove(next.get());
        now = Math.max(now, next.get().nanos());
        next.get().action().run();
      }
      now = end;
    }

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public void execute(Runnable action) {
      action.run();
    }

    @Override
    public Scheduled at(long nanos, Runnable action) {
      Due entry = new Due(nanos, action);
      due.add(entry);
      return () -> due.removeIf(it -> it == entry);
    }

    @Override
    public void close() {
      due.clear();
    }
  }
}
