package dev.avatar4j.speech.speaking;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners what happens, on the thread of the timer. Thread-safe. */
final class SpeechEvents {
  private static final Logger LOG = LoggerFactory.getLogger(SpeechEvents.class);

  private final SpeechTimer timer;
  private final List<SpeechListener> all = new CopyOnWriteArrayList<>();
  private final Map<Long, SpeechListener> own = new ConcurrentHashMap<>();

  SpeechEvents(SpeechTimer timer) {
    this.timer = timer;
  }

  void add(SpeechListener listener) {
    all.add(listener);
  }

  void remove(SpeechListener listener) {
    all.remove(listener);
  }

  /** Has a listener told of one speech only, before all others. */
  void follow(Speech speech, SpeechListener listener) {
    own.put(speech.id(), listener);
  }

  /** Tells it after all that has been given to the timer so far. */
  void later(Speech speech, Consumer<SpeechListener> event) {
    timer.execute(() -> now(speech, event));
  }

  /** Tells that a speech is over, after all that has been given to the timer so far. */
  void ended(Speech speech, SpeechEnd end) {
    timer.execute(
        () -> {
          now(speech, listener -> listener.onSpeechEnded(speech, end));
          own.remove(speech.id());
        });
  }

  /** Tells it; only on the thread of the timer. */
  void now(Speech speech, Consumer<SpeechListener> event) {
    SpeechListener of = own.get(speech.id());
    if (of != null) {
      tell(of, event);
    }
    all.forEach(listener -> tell(listener, event));
  }

  private static void tell(SpeechListener listener, Consumer<SpeechListener> event) {
    try {
      event.accept(listener);
    } catch (RuntimeException | Error e) {
      LOG.error("A speech listener failed; the speech goes on.", e);
    }
  }
}
