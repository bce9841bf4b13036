package dev.avatar4j.speech.speaking;

import dev.avatar4j.speech.WordTiming;
import dev.avatar4j.speech.synthesis.ClipWords;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One sentence while it is played: has the mouth follow the sound, tells the words, and does not
 * trust the output to tell an end. Everything but {@link PlaybackListener} happens on the thread of
 * the timer.
 */
final class SentencePlayback implements PlaybackListener {
  /** How far mouth and sound may be apart before the mouth is put right. */
  static final long DRIFT_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

  /** How long an output may take to begin. */
  static final long START_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** How long an output may take to tell the end after the sound should have ended. */
  static final long END_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final Logger LOG = LoggerFactory.getLogger(SentencePlayback.class);

  private final SentencePlayer player;
  private final SpokenSentence sentence;
  private final long length;
  private final List<WordTiming> words;
  private int nextWord;
  private Playback playback = () -> {};
  private SpeechTimer.Scheduled watch = () -> {};
  private SpeechTimer.Scheduled word = () -> {};
  private boolean started;
  private boolean over;
  private long start;

  SentencePlayback(SentencePlayer player, SpokenSentence sentence) {
    this.player = player;
    this.sentence = sentence;
    length = nanos(sentence.clip().duration());
    words = ClipWords.of(sentence.clip());
  }

  private static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }

  void begin() {
    try {
      playback = player.output.play(sentence, this);
      watch =
          player.timer.at(
              player.timer.nanoTime() + START_NANOS,
              () -> fail("The sound was not heard within 10 s."));
    } catch (RuntimeException | Error e) {
      LOG.warn("The speech output failed.", e);
      fail("The speech output failed: " + e);
    }
  }

  @Override
  public void started(long nanos) {
    player.timer.execute(() -> at(0, nanos));
  }

  @Override
  public void position(double seconds, long nanos) {
    player.timer.execute(() -> at(seconds, nanos));
  }

  @Override
  public void ended() {
    player.timer.execute(this::end);
  }

  @Override
  public void failed(String reason) {
    player.timer.execute(() -> fail(reason));
  }

  private void at(double seconds, long nanos) {
    if (over || !Double.isFinite(seconds)) {
      return;
    }
    long now = player.timer.nanoTime();
    // whatever an output tells, the sentence is now, or is about to begin
    long then = Math.max(now - length, Math.min(now + START_NANOS, nanos));
    long begin = Math.max(now - length, then - Math.max(0, Math.min(length, nanos(seconds))));
    if (!started) {
      started = true;
      moveTo(begin);
      player.audience.started(sentence, begin);
      player.begin(sentence.speech());
      player.events.now(sentence.speech(), listener -> listener.onSentenceStarted(sentence, begin));
      awaitWord();
    } else if (Math.abs(begin - start) > DRIFT_NANOS) {
      moveTo(begin);
      player.audience.started(sentence, begin);
      player.events.now(sentence.speech(), listener -> listener.onSentenceMoved(sentence, begin));
      awaitWord();
    }
  }

  private void moveTo(long begin) {
    start = begin;
    player.speak(sentence.track(), begin);
    watch.cancel();
    watch = player.timer.at(begin + length + END_NANOS, this::overdue);
  }

  private void awaitWord() {
    word.cancel();
    if (!over && nextWord < words.size()) {
      word = player.timer.at(start + nanos(words.get(nextWord).start()), this::sayWord);
    }
  }

  private void sayWord() {
    if (!over) {
      WordTiming said = words.get(nextWord++);
      player.events.now(sentence.speech(), listener -> listener.onWord(sentence, said));
      awaitWord();
    }
  }

  private void end() {
    if (over) {
      return;
    }
    if (!started) {
      fail("The sound ended before it began.");
      return;
    }
    while (nextWord < words.size() && start + length - player.timer.nanoTime() <= DRIFT_NANOS) {
      sayWord();
    }
    finish();
    if (start + length - player.timer.nanoTime() > DRIFT_NANOS) {
      player.releaseMouth();
    }
    player.audience.ended(sentence);
  }

  private void overdue() {
    LOG.warn("The speech output told no end of {}; it is stopped.", sentence);
    silence();
    end();
  }

  private void fail(String reason) {
    if (over) {
      return;
    }
    boolean heard = started;
    halt();
    if (!heard) {
      player.events.now(
          sentence.speech(),
          listener -> listener.onSentenceSkipped(sentence.speech(), sentence.index(), reason));
    }
    player.audience.failed(sentence, reason);
  }

  /** Silences it and lets go of the mouth. */
  void halt() {
    if (!over) {
      finish();
      silence();
      player.releaseMouth();
    }
  }

  private void silence() {
    try {
      playback.stop();
    } catch (RuntimeException | Error e) {
      LOG.warn("The speech output could not be stopped.", e);
    }
  }

  private void finish() {
    over = true;
    watch.cancel();
    word.cancel();
    if (started) {
      player.events.now(sentence.speech(), listener -> listener.onSentenceEnded(sentence));
    }
  }
}
