package dev.avatar4j.speech.speaking;

import dev.avatar4j.AvatarException;
import dev.avatar4j.speech.synthesis.ClipLipsync;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns sentences into sound, whatever the engine does: crash, hang, or say nothing. */
final class SentenceSynthesis {
  private static final Logger LOG = LoggerFactory.getLogger(SentenceSynthesis.class);

  private final SpeechSynthesizer engine;
  private final ClipCache cache;
  private final SynthesisRunner runner;
  private final SpeechTimer timer;
  private final Duration limit;

  SentenceSynthesis(
      SpeechSynthesizer engine,
      ClipCache cache,
      SynthesisRunner runner,
      SpeechTimer timer,
      Duration limit) {
    this.engine = engine;
    this.cache = cache;
    this.runner = runner;
    this.timer = timer;
    this.limit = limit;
  }

  static long bytes(SpeechClip clip) {
    return (long) Float.BYTES * clip.sound().length();
  }

  /**
   * Begins one sentence. Exactly one of the two is told, later and on another thread, unless it is
   * given up before.
   */
  Task start(Speech speech, int index, Consumer<SpokenSentence> ready, Consumer<String> failed) {
    Task task = new Task(speech, index, ready, failed);
    task.start();
    return task;
  }

  void close() {
    runner.close();
  }

  /** One sentence on its way through the engine. */
  final class Task {
    private final Speech speech;
    private final int index;
    private final Consumer<SpokenSentence> ready;
    private final Consumer<String> failed;
    private final AtomicBoolean over = new AtomicBoolean();
    private SynthesisRunner.Running running = () -> {};
    private SpeechTimer.Scheduled watch = () -> {};

    Task(Speech speech, int index, Consumer<SpokenSentence> ready, Consumer<String> failed) {
      this.speech = speech;
      this.index = index;
      this.ready = ready;
      this.failed = failed;
    }

    private synchronized void start() {
      try {
        running = runner.start(this::run);
        watch = timer.at(timer.nanoTime() + limit.toNanos(), this::expire);
      } catch (AvatarException e) {
        timer.execute(() -> fail(e.getMessage()));
      }
    }

    /** Has nobody told of it any more, and interrupts the engine. */
    synchronized void giveUp() {
      if (over.compareAndSet(false, true)) {
        watch.cancel();
        running.giveUp();
      }
    }

    private void run() {
      try {
        ClipCache.Entry entry = entry();
        if (end()) {
          ready.accept(new SpokenSentence(speech, index, entry.clip(), entry.track()));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        fail("The speech engine " + engine.name() + " was interrupted.");
      } catch (AvatarException e) {
        fail(e.getMessage());
      } catch (RuntimeException | Error e) {
        LOG.warn("The speech engine failed on \"{}\".", speech.sentences().get(index), e);
        fail("The speech engine failed: " + e);
      }
    }

    private ClipCache.Entry entry() throws InterruptedException {
      SpeechRequest request =
          new SpeechRequest(
              speech.sentences().get(index), speech.request().voice(), speech.request().speed());
      ClipCache.Entry known = cache.get(engine, request).orElse(null);
      if (known != null) {
        return known;
      }
      SpeechClip clip = engine.synthesize(request);
      if (clip == null || clip.sound().isSilent()) {
        throw new AvatarException(
            "The speech engine " + engine.name() + " returned silence; try another voice.");
      }
      ClipCache.Entry entry = new ClipCache.Entry(clip, ClipLipsync.track(clip));
      cache.put(engine, request, entry);
      return entry;
    }

    private void expire() {
      if (end()) {
        interrupt();
        failed.accept(
            "The speech engine gave no sound within "
                + limit.toMillis() / 1000.0
                + " s and was interrupted.");
      }
    }

    private synchronized void interrupt() {
      running.giveUp();
    }

    private void fail(String reason) {
      if (end()) {
        failed.accept(reason);
      }
    }

    private boolean end() {
      if (!over.compareAndSet(false, true)) {
        return false;
      }
      cancelWatch();
      return true;
    }

    private synchronized void cancelWatch() {
      watch.cancel();
    }
  }
}
