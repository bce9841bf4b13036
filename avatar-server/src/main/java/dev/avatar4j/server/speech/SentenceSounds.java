package dev.avatar4j.server.speech;

import dev.avatar4j.speech.sound.Sound;
import dev.avatar4j.speech.speaking.SpokenSentence;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The sounds of the latest sentences of an avatar, for viewers to fetch. Thread-safe. */
final class SentenceSounds {
  private static final int MOST = 64;
  private static final long MOST_BYTES = 64L << 20;
  private static final long KEPT_NANOS = 600_000_000_000L;

  private final LongSupplier clock;
  private final Map<Key, Entry> entries = new LinkedHashMap<>();
  private long bytes;

  private record Key(long speech, int sentence) {}

  private record Entry(Sound sound, long since) {
    long bytes() {
      return (long) Float.BYTES * sound.length();
    }
  }

  /**
   * @param clock nanoseconds from an arbitrary origin
   */
  SentenceSounds(LongSupplier clock) {
    this.clock = clock;
  }

  synchronized void add(SpokenSentence sentence) {
    Entry entry = new Entry(sentence.clip().sound(), clock.getAsLong());
    entries.put(new Key(sentence.speech().id(), sentence.index()), entry);
    bytes += entry.bytes();
    purge();
  }

  synchronized Optional<Sound> find(long speech, int sentence) {
    purge();
    return Optional.ofNullable(entries.get(new Key(speech, sentence))).map(Entry::sound);
  }

  /** Drops the oldest; the very last sentence stays however long it is. */
  private void purge() {
    long now = clock.getAsLong();
    Iterator<Entry> oldest = entries.values().iterator();
    while (oldest.hasNext()) {
      Entry entry = oldest.next();
      boolean many = entries.size() > 1 && (entries.size() > MOST || bytes > MOST_BYTES);
      if (!many && now - entry.since() < KEPT_NANOS) {
        return;
      }
      bytes -= entry.bytes();
      oldest.remove();
    }
  }
}
