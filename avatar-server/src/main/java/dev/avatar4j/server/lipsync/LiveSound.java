package dev.avatar4j.server.lipsync;

import dev.avatar4j.speech.sound.PcmStream;
import dev.avatar4j.speech.sound.SoundLipsync;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Sound that a client sends while it plays, and the mouth to it. Sound may come a little faster
 * than it plays, so that a client can catch up; much faster, and it is dropped. Thread-safe.
 */
public final class LiveSound {
  /** The most sound that may come at once, in seconds. */
  public static final double BURST_SECONDS = 2;

  /** After so much silence on the wire the stream is over, in seconds. */
  public static final double SILENCE_SECONDS = 5;

  private static final double FASTER = 1.25;

  /** How far sound may be late before the mouth waits for it again, in seconds. */
  private static final double LATE = 0.1;

  /** Why a stream is over. */
  public enum End {
    /** The client said so. */
    ENDED,
    /** Another speech has taken the mouth. */
    REPLACED,
    /** Somebody stopped it. */
    STOPPED,
    /** No sound came any more. */
    SILENCE
  }

  /** What became of a piece of sound. */
  public enum Verdict {
    /** It moves the mouth. */
    TAKEN,
    /** It came too fast and was dropped. */
    TOO_FAST,
    /** The stream is over. */
    OVER
  }

  private final LiveFormat format;
  private final AvatarLipsync avatar;
  private final Consumer<End> listener;
  private final LongSupplier clock;
  private final SoundLipsync lips;
  private final PcmStream stream;
  private final double bytesPerSecond;
  private double budget;
  private long last;
  private boolean over;

  LiveSound(LiveFormat format, AvatarLipsync avatar, Consumer<End> listener, LongSupplier clock) {
    this.format = format;
    this.avatar = avatar;
    this.listener = listener;
    this.clock = clock;
    lips = new SoundLipsync(format.rate(), clock);
    stream = new PcmStream(format.encoding(), format.channels(), lips);
    bytesPerSecond = (double) format.rate() * stream.frameBytes();
    budget = BURST_SECONDS * bytesPerSecond;
    last = clock.getAsLong();
  }

  SoundLipsync lips() {
    return lips;
  }

  LiveFormat format() {
    return format;
  }

  /**
   * @param bytes the next bytes; a sample may be divided between two pieces
   * @return what became of them
   */
  public Verdict push(ByteBuffer bytes) {
    if (!avatar.isLive(this)) {
      return Verdict.OVER;
    }
    double before = lips.analyzed();
    Verdict verdict = take(bytes);
    if (verdict == Verdict.TAKEN && format.delayMillis().isPresent()) {
      // time begins with the first sound, not with the announcement
      avatar.keepTime(this, before, before == 0 ? 0 : LATE);
    }
    return verdict;
  }

  private synchronized Verdict take(ByteBuffer bytes) {
    if (over) {
      return Verdict.OVER;
    }
    long now = clock.getAsLong();
    double earned = FASTER * bytesPerSecond * (now - last) * 1e-9;
    budget = Math.min(BURST_SECONDS * bytesPerSecond, budget + earned);
    last = now;
    if (bytes.remaining() > budget) {
      return Verdict.TOO_FAST;
    }
    budget -= bytes.remaining();
    stream.push(bytes);
    return Verdict.TAKEN;
  }

  /** No sound follows: the mouth closes and is the emotion's again. Idempotent. */
  public void end() {
    avatar.endLive(this, End.ENDED);
  }

  /** Whether nothing has come for so long that nothing will. */
  synchronized boolean isSilent() {
    return (clock.getAsLong() - last) * 1e-9 >= SILENCE_SECONDS;
  }

  /** Ends it, tells whoever sent it if that was not its wish, and does so once. */
  void finish(End reason) {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      lips.end();
    }
    if (reason != End.ENDED) {
      listener.accept(reason);
    }
  }
}
