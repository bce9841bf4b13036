package dev.avatar4j.server.lipsync;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.speech.CaptionLipsync;
import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.WordTiming;
import dev.avatar4j.speech.synthesis.TimedLipsync;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What clients have one avatar's mouth follow: a sound of known length, live sound, or words. The
 * newest has the mouth. Thread-safe.
 */
public final class AvatarLipsync {
  /** The most words at once. */
  public static final int MAX_WORDS = 200;

  /** How far the mouth may be behind the words, in seconds. */
  public static final double MAX_BEHIND_SECONDS = 30;

  /** How long a sound waits to be reported, and how long after the last word none will follow. */
  private static final double PATIENCE_SECONDS = 60;

  private static final double CAPTIONS_OVER_SECONDS = 5;

  private final ServedAvatar served;
  private final LongSupplier clock;
  private long lastId;
  private long speech = -1;
  private Clip clip;
  private LiveSound live;
  private long liveStart;
  private Captions captions;

  /** A sound of known length; not yet begun while it waits to be reported. */
  private record Clip(long id, VisemeTrack track, boolean begun, long since) {}

  private record Captions(CaptionLipsync words, long start) {}

  AvatarLipsync(ServedAvatar served, LongSupplier clock) {
    this.served = served;
    this.clock = clock;
  }

  /**
   * Has the mouth follow a sound of known length.
   *
   * @return what to call it in {@link #started}
   */
  public synchronized long speak(TimedLipsync lipsync, LipsyncStart start) {
    long id = ++lastId;
    clip = new Clip(id, lipsync.track(), !start.onReport(), clock.getAsLong());
    if (!start.onReport()) {
      take(served.speak(clip.track(), served.seenNanoTime() + Math.round(start.millis() * 1e6)));
    }
    return id;
  }

  /**
   * A client reports where in a sound it is; may come again and again.
   *
   * @param id what {@link #speak} has called the sound
   * @param positionMillis how much of it was heard
   * @throws InvalidInputException if another speech has the mouth, or none
   */
  public synchronized void started(long id, double positionMillis) {
    if (!(positionMillis >= 0 && positionMillis <= VisemeTrack.MAX_SECONDS * 1e3)) {
      throw new InvalidInputException(
          "position", "position is " + positionMillis + "; it needs milliseconds of the sound.");
    }
    if (clip == null || clip.id() != id || (clip.begun() && !served.hasMouth(speech))) {
      throw new InvalidInputException(
          "id", "No sound " + id + " waits or plays; it was stopped or replaced, or waited long.");
    }
    Clip begun = new Clip(id, clip.track(), true, clip.since());
    take(served.speak(begun.track(), served.seenNanoTime() - Math.round(positionMillis * 1e6)));
    clip = begun;
  }

  /**
   * Says words without sound, after those that are still being said.
   *
   * @param words words; times do not count
   * @param last whether none follow
   * @return in how many seconds the last of them will have been said
   * @throws InvalidInputException if they are too many or too long; none is said
   */
  public synchronized double say(List<WordTiming> words, boolean last) {
    words.forEach(AvatarLipsync::requireShort);
    if (words.size() > MAX_WORDS) {
      throw new InvalidInputException(
          "words", words.size() + " words came at once; send at most " + MAX_WORDS + ".");
    }
    Captions said = captions == null || !served.hasMouth(speech) ? null : captions;
    if (said == null) {
      said = new Captions(new CaptionLipsync(), nanoTime());
    }
    double now = (nanoTime() - said.start()) * 1e-9;
    double behind = said.words().saidUntil() - now;
    if (behind > MAX_BEHIND_SECONDS) {
      throw new InvalidInputException(
          "words", "The mouth is " + Math.round(behind) + " s behind; send words later.");
    }
    for (WordTiming word : words) {
      said.words().say(new WordTiming(word.word(), word.phonemes(), Double.NaN, Double.NaN), now);
    }
    if (captions != said) {
      take(served.speakLive(said.words(), said.start()));
      clip = null;
    }
    captions = said;
    if (last) {
      endCaptions();
    }
    return Math.max(0, said.words().saidUntil() - now);
  }

  private static void requireShort(WordTiming word) {
    int letters = Math.max(word.word().length(), word.phonemes().length());
    if (letters > CaptionLipsync.MAX_LETTERS) {
      throw new InvalidInputException(
          "words",
          "A word has "
              + letters
              + " letters; at most "
              + CaptionLipsync.MAX_LETTERS
              + " are taken.");
    }
  }

  /**
   * Has the mouth follow sound as it comes, instead of what it followed before.
   *
   * @param listener told once if the stream is over against the client's will
   */
  public synchronized LiveSound open(LiveFormat format, Consumer<LiveSound.End> listener) {
    LiveSound opened = new LiveSound(format, this, listener, clock);
    liveStart = served.seenNanoTime() + delayNanos(format);
    take(
        format.delayMillis().isEmpty()
            ? served.speakLive(opened.lips())
            : served.speakLive(opened.lips(), liveStart));
    clip = null;
    live = opened;
    return opened;
  }

  private static long delayNanos(LiveFormat format) {
    return Math.round(format.delayMillis().orElse(0) * 1e6);
  }

  /** Whether that stream has the mouth; if it has lost it, it hears so. */
  synchronized boolean isLive(LiveSound sound) {
    if (live == sound && !served.hasMouth(speech)) {
      endLive(sound, LiveSound.End.REPLACED);
    }
    return live == sound;
  }

  /** Sound that stopped coming for a while is heard later than it would have been. */
  synchronized void keepTime(LiveSound sound, double secondsBefore, double tolerance) {
    long heard =
        served.seenNanoTime() + delayNanos(sound.format()) - Math.round(secondsBefore * 1e9);
    if (live == sound && (heard - liveStart) * 1e-9 > tolerance && served.hasMouth(speech)) {
      liveStart = heard;
      speech = served.speakLive(sound.lips(), heard);
    }
  }

  synchronized void endLive(LiveSound sound, LiveSound.End reason) {
    if (live == sound) {
      live = null;
    }
    sound.finish(reason);
  }

  /**
   * Ends what clients have the mouth follow, and nothing else.
   *
   * @return whether there was anything
   */
  public synchronized boolean stop() {
    boolean following = served.hasMouth(speech) && served.avatar().speaking();
    boolean any = following || live != null || (clip != null && !clip.begun());
    if (served.hasMouth(speech)) {
      served.stopSpeaking();
    }
    release(LiveSound.End.STOPPED);
    clip = null;
    return any;
  }

  /** Another of these has the mouth now. */
  private void take(long number) {
    release(LiveSound.End.REPLACED);
    speech = number;
  }

  private void release(LiveSound.End reason) {
    if (live != null) {
      endLive(live, reason);
    }
    endCaptions();
  }

  private void endCaptions() {
    if (captions != null) {
      captions.words().end();
      captions = null;
    }
  }

  /** Ends what nothing comes for any more. Called several times a second. */
  synchronized void tick() {
    if (live != null && isLive(live) && live.isSilent()) {
      endLive(live, LiveSound.End.SILENCE);
    }
    if (captions != null) {
      double now = (nanoTime() - captions.start()) * 1e-9;
      if (now - captions.words().saidUntil() > CAPTIONS_OVER_SECONDS) {
        endCaptions();
      }
    }
    if (clip != null
        && !clip.begun()
        && (clock.getAsLong() - clip.since()) * 1e-9 > PATIENCE_SECONDS) {
      clip = null;
    }
  }

  private long nanoTime() {
    return served.avatar().nanoTime();
  }
}
