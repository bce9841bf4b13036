package dev.avatar4j.speech.speaking;

import dev.avatar4j.speech.speaking.LinePlayback.Result;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays on the loudspeaker of this machine. The mouth starts when the device does. Where there is
 * no device, or it stops working, the speech goes on without sound by the clock, with one warning.
 *
 * <p>The device is open from the first sentence of a speech to its last. A sound is resampled where
 * the device refuses its rate.
 */
public final class JavaSoundOutput implements SpeechOutput {
  private static final Logger LOG = LoggerFactory.getLogger(JavaSoundOutput.class);
  private static final long IDLE_SECONDS = 10;

  private final SpeechTimer timer;
  private final ClockOutput silent;
  private final SoundLines lines;
  private final ExecutorService thread;
  private final LongConsumer pause;
  private volatile boolean audible = true;
  private SourceDataLine line;
  private int lineRate;

  /**
   * Starts no thread and opens no device yet.
   *
   * @param timer the clock of the stage
   */
  public JavaSoundOutput(SpeechTimer timer) {
    this(timer, SoundLines.ofThisMachine(), thread(), LockSupport::parkNanos);
  }

  JavaSoundOutput(SpeechTimer timer, SoundLines lines, ExecutorService thread, LongConsumer pause) {
    this.timer = timer;
    this.lines = lines;
    this.thread = thread;
    this.pause = pause;
    silent = new ClockOutput(timer);
  }

  private static ExecutorService thread() {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread sound = new Thread(work, "avatar-sound");
              sound.setDaemon(true);
              return sound;
            });
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  /**
   * @return whether sound is heard; false once it turned out that there is no device
   */
  public boolean audible() {
    return audible;
  }

  @Override
  public Playback play(SpokenSentence sentence, PlaybackListener listener) {
    if (!audible) {
      return silent.play(sentence, listener);
    }
    Sounding sounding = new Sounding(sentence, listener);
    try {
      thread.execute(sounding::run);
    } catch (RejectedExecutionException e) {
      listener.failed("The sound output is closed.");
    }
    return sounding::stop;
  }

  private SourceDataLine lineOf(int rate) throws LineUnavailableException {
    if (line != null && lineRate != rate) {
      closeLine();
    }
    if (line == null) {
      line = lines.open(rate);
      lineRate = rate;
    }
    return line;
  }

  private void closeLine() {
    if (line != null) {
      line.close();
      line = null;
    }
  }

  @Override
  public void close() {
    thread.execute(this::closeLine);
    thread.shutdown();
  }

  /** A sentence on the sound thread, or on its way to it. */
  private final class Sounding {
    private final SpokenSentence sentence;
    private final PlaybackListener listener;
    private double heardSeconds;
    private boolean stopped;
    private Playback inner = () -> {};

    Sounding(SpokenSentence sentence, PlaybackListener listener) {
      this.sentence = sentence;
      this.listener = listener;
    }

    synchronized void stop() {
      stopped = true;
      inner.stop();
    }

    private void run() {
      try {
        LinePlayback playback = begin(lineOf(sentence.clip().sound().rate()));
        finish(playback == null ? Result.STOPPED : playback.run());
      } catch (LineUnavailableException | RuntimeException | LinkageError e) {
        LOG.debug("The sound device cannot be used.", e);
        goOnSilently(e.getMessage());
      }
    }

    private synchronized LinePlayback begin(SourceDataLine open) {
      if (stopped) {
        return null;
      }
      LinePlayback playback =
          new LinePlayback(open, sentence.clip().sound(), this::moved, timer::nanoTime, pause);
      inner = playback::stop;
      return playback;
    }

    private void finish(Result result) {
      if (result == Result.STALLED) {
        goOnSilently("The audio device plays nothing.");
        return;
      }
      if (result == Result.STOPPED || sentence.isLast()) {
        closeLine();
      }
      if (result == Result.HEARD) {
        listener.ended();
      }
    }

    private synchronized void goOnSilently(String reason) {
      audible = false;
      closeLine();
      LOG.warn("{} The speech goes on without sound.", reason);
      if (!stopped) {
        inner = silent.play(sentence, heardSeconds, listener);
      }
    }

    private void moved(double seconds, long nanos) {
      heardSeconds = seconds;
      listener.position(seconds, nanos);
    }
  }
}
