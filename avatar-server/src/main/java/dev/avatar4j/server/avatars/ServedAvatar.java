package dev.avatar4j.server.avatars;

import dev.avatar4j.Avatar;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.emotion.EmotionMix;
import dev.avatar4j.image.FrameEncoding;
import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.pipeline.FrameSubscription;
import dev.avatar4j.speech.VisemeSource;
import dev.avatar4j.speech.VisemeTrack;
import java.util.function.LongSupplier;

/**
 * An avatar that clients share: its id, when it was last used, and what it does by itself. What
 * counts as speech, as a new emotion or as activity goes through the methods here; everything else
 * may be told to the {@link #avatar()} directly. Thread-safe.
 *
 * <p>Activity, which ends an idle pause, is: speech or talking that begins or ends, data eyes, a
 * viewer that joins, {@link #resume()} and {@link #ping()}. A new emotion alone is none.
 */
public final class ServedAvatar {
  /**
   * How long after its time a frame is typically seen, in nanoseconds: drawing, encoding, network,
   * decoding and painting, and half of the time it stays. For sound whose listeners do not measure
   * it.
   */
  public static final long PICTURE_NANOS = 60_000_000L;

  private final String id;
  private final Avatar avatar;
  private final LongSupplier clock;
  private final AvatarTimers timers;
  private final AvatarChanges changes;
  private Automation automation;
  private int dataEyesHolders;
  private boolean idlePaused;
  private long speeches;

  ServedAvatar(String id, Avatar avatar, Automation automation, LongSupplier clock) {
    this.id = id;
    this.avatar = avatar;
    this.automation = automation;
    this.clock = clock;
    changes = new AvatarChanges(avatar);
    timers = new AvatarTimers(clock.getAsLong());
  }

  /**
   * @return what clients call it
   */
  public String id() {
    return id;
  }

  /**
   * @return the avatar; closed when it is removed from the registry
   */
  public Avatar avatar() {
    return avatar;
  }

  /**
   * @return changes of its settings, emotions and character
   */
  public AvatarChanges changes() {
    return changes;
  }

  /**
   * @return the time of the frame that viewers typically see now, on {@link Avatar#nanoTime()}
   */
  public long seenNanoTime() {
    return avatar.nanoTime() - PICTURE_NANOS;
  }

  /**
   * @return how many read its frames
   */
  public int viewers() {
    return avatar.statistics().subscribers();
  }

  /**
   * Lets one more read its frames; counts as activity.
   *
   * @param format how the frames are to be encoded
   * @return a subscription, to be closed by the caller
   * @throws dev.avatar4j.AvatarClosedException if the avatar was removed
   */
  public FrameSubscription subscribe(FrameFormat format) {
    return subscribe(FrameEncoding.of(format));
  }

  /**
   * Lets one more read its frames; counts as activity.
   *
   * @param encoding how the frames are to be encoded, with options
   * @return a subscription, to be closed by the caller
   * @throws dev.avatar4j.AvatarClosedException if the avatar was removed
   */
  public FrameSubscription subscribe(FrameEncoding encoding) {
    FrameSubscription subscription = avatar.subscribe(encoding);
    ping();
    return subscription;
  }

  /**
   * @param mix how much of which emotions
   * @throws dev.avatar4j.InvalidInputException if there is no such emotion; nothing changes
   */
  public synchronized void setEmotion(EmotionMix mix) {
    avatar.setEmotion(mix);
    timers.expressed(clock.getAsLong());
  }

  /**
   * @param on whether the mouth moves as in speech, at random
   */
  public synchronized void setTalking(boolean on) {
    avatar.setTalking(on);
    spoke();
  }

  /**
   * Has the mouth follow speech.
   *
   * @param track the sounds
   * @param startNanos when it is heard, on {@link Avatar#nanoTime()}
   * @return the number of this speech
   */
  public synchronized long speak(VisemeTrack track, long startNanos) {
    avatar.speak(track, startNanos);
    spoke();
    return ++speeches;
  }

  /**
   * Has the mouth follow speech as it comes.
   *
   * @param source live sound
   * @return the number of this speech
   */
  public synchronized long speakLive(VisemeSource source) {
    avatar.speakLive(source);
    spoke();
    return ++speeches;
  }

  /**
   * Has the mouth follow speech that is known some time before it is heard.
   *
   * @param source live sound, or words as they come
   * @param startNanos when its time 0 is heard, on {@link Avatar#nanoTime()}
   * @return the number of this speech
   */
  public synchronized long speakLive(VisemeSource source, long startNanos) {
    avatar.speakLive(source, startNanos);
    spoke();
    return ++speeches;
  }

  /**
   * @param number the number of a speech
   * @return whether no other has taken the mouth since
   */
  public synchronized boolean hasMouth(long number) {
    return number == speeches;
  }

  /** Ends the speech. */
  public synchronized void stopSpeaking() {
    avatar.stopSpeaking();
    spoke();
    speeches++;
  }

  private void spoke() {
    timers.expressed(clock.getAsLong());
    ping();
  }

  /** Has data run over the irises until it is stopped, if counted as often as it was started. */
  public synchronized void startDataEyes() {
    dataEyesHolders++;
    avatar.startDataEyes();
    ping();
  }

  /** Takes one start of data eyes back, or all if they are not counted. */
  public synchronized void stopDataEyes() {
    dataEyesHolders = automation.dataEyesCounted() ? Math.max(0, dataEyesHolders - 1) : 0;
    if (dataEyesHolders == 0) {
      avatar.stopDataEyes();
    }
    ping();
  }

  /**
   * @param on whether data runs over the irises, however often they were started
   */
  public synchronized void setDataEyes(boolean on) {
    dataEyesHolders = on ? 1 : 0;
    avatar.setDataEyes(on);
    ping();
  }

  /**
   * @return how many starts of data eyes were not stopped
   */
  public synchronized int dataEyesHolders() {
    return dataEyesHolders;
  }

  /** Stops drawing until {@link #resume()}, whatever happens. */
  public synchronized void pause() {
    idlePaused = false;
    avatar.pause();
  }

  /** Goes on drawing. */
  public synchronized void resume() {
    idlePaused = false;
    avatar.resume();
    timers.active(clock.getAsLong());
  }

  /** Notes activity and ends an idle pause. */
  public void ping() {
    keepAwake(0);
  }

  /**
   * Notes activity, ends an idle pause, and lets none begin for a while.
   *
   * @param seconds how long, 0..{@value Automation#MAX_SECONDS}
   */
  public synchronized void keepAwake(double seconds) {
    timers.keepAwake(clock.getAsLong(), seconds);
    if (idlePaused) {
      idlePaused = false;
      avatar.resume();
    }
  }

  /**
   * @return whether drawing pauses for want of activity
   */
  public synchronized boolean idlePaused() {
    return idlePaused;
  }

  /**
   * @return what it does by itself
   */
  public synchronized Automation automation() {
    return automation;
  }

  /**
   * @param next what it does by itself from now on; times count from now
   */
  public synchronized void setAutomation(Automation next) {
    automation = next;
    timers.expressed(clock.getAsLong());
    ping();
  }

  /** Notes that a request names this avatar; puts off its expiry. */
  public synchronized void touch() {
    timers.used(clock.getAsLong());
  }

  /**
   * @return seconds since somebody watched it or named it
   */
  public synchronized double idleSeconds() {
    return timers.unusedSeconds(clock.getAsLong());
  }

  /** Does what is due by itself. Called several times a second. */
  synchronized void tick() {
    long now = clock.getAsLong();
    if (viewers() > 0) {
      timers.used(now);
    }
    if (avatar.speaking() || avatar.talking()) {
      timers.expressed(now);
      timers.active(now);
    }
    if (timers.emotionIsOld(now, automation)) {
      avatar.setEmotion(EmotionLibrary.NEUTRAL);
      timers.expressed(now);
    }
    if (!avatar.paused() && timers.isIdle(now, automation)) {
      idlePaused = true;
      avatar.pause();
    }
  }
}
