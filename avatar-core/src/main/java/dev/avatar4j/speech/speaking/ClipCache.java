package dev.avatar4j.speech.speaking;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the sentences that were synthesized last, so that what is said again sounds the same, even
 * with an engine that never says anything twice in the same way. Speakers may share one.
 * Thread-safe.
 */
public final class ClipCache {
  /** How many sentences are kept where nothing else is said. */
  public static final int ENTRIES = 128;

  /** How many bytes of sound are kept where nothing else is said: 12 minutes at 24 kHz. */
  public static final long BYTES = 64L << 20;

  private final int maxEntries;
  private final long maxBytes;
  private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /** Makes a cache of {@value #ENTRIES} sentences and {@value #BYTES} bytes. */
  public ClipCache() {
    this(ENTRIES, BYTES);
  }

  /**
   * @param maxEntries the most sentences to keep; 0 keeps none
   * @param maxBytes the most bytes of sound to keep
   */
  public ClipCache(int maxEntries, long maxBytes) {
    if (maxEntries < 0 || maxBytes < 0) {
      throw new InvalidInputException("cache", "A cache cannot have less than 0 entries or bytes.");
    }
    this.maxEntries = maxEntries;
    this.maxBytes = maxBytes;
  }

  synchronized Optional<Entry> get(SpeechSynthesizer engine, SpeechRequest request) {
    return Optional.ofNullable(entries.get(new Key(engine, request)));
  }

  synchronized void put(SpeechSynthesizer engine, SpeechRequest request, Entry entry) {
    if (entry.bytes() > maxBytes) {
      return; // it would drive out all others and then itself
    }
    Entry former = entries.put(new Key(engine, request), entry);
    bytes += entry.bytes() - (former == null ? 0 : former.bytes());
    Iterator<Entry> oldest = entries.values().iterator();
    while (entries.size() > maxEntries || bytes > maxBytes) {
      bytes -= oldest.next().bytes();
      oldest.remove();
    }
  }

  /** Engines are told apart by identity. */
  private record Key(SpeechSynthesizer engine, SpeechRequest request) {}

  /** A clip and the mouth to it. */
  record Entry(SpeechClip clip, VisemeTrack track) {
    long bytes() {
      return SentenceSynthesis.bytes(clip);
    }
  }
}
