package dev.avatar4j.server.socket;

import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.speech.SpeechViewer;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * One client of a socket: what is on its way to it, and no more than it can take. At most one frame
 * is in flight; a client that reads neither frames nor texts is disconnected. Thread-safe.
 */
final class SocketViewer implements SpeechViewer {
  /** Texts that may wait for a client that does not read. */
  private static final long MAX_WAITING_BYTES = 1 << 20;

  private final Session session;
  private final ServedAvatar served;
  private final MessageRate rate;
  private final SocketFrames frames;
  private final SocketSound sound;
  private final Semaphore frameFree = new Semaphore(1);
  private final FrameMessage message = new FrameMessage();
  private final AtomicLong waitingBytes = new AtomicLong();
  private volatile boolean wantsStatistics;
  private volatile boolean playsSound;
  private int refusedInARow;

  SocketViewer(Session session, ServedAvatar served, MessageRate rate, SocketFrames.Source source) {
    this.session = session;
    this.served = served;
    this.rate = rate;
    this.frames = new SocketFrames(this, source);
    this.sound = new SocketSound(this);
  }

  ServedAvatar served() {
    return served;
  }

  /**
   * @return its frames, to be changed by one thread at a time
   */
  SocketFrames frames() {
    return frames;
  }

  /**
   * @return the sound it sends
   */
  SocketSound sound() {
    return sound;
  }

  boolean wantsStatistics() {
    return wantsStatistics;
  }

  void setWantsStatistics(boolean wanted) {
    wantsStatistics = wanted;
  }

  @Override
  public boolean playsSound() {
    return playsSound;
  }

  void setPlaysSound(boolean plays) {
    playsSound = plays;
  }

  /**
   * @return how many messages in a row came too fast; 0 if this one may be handled. Asked by the
   *     one thread that delivers this client's messages
   */
  int refusals() {
    refusedInARow = rate.admit() ? 0 : refusedInARow + 1;
    return refusedInARow;
  }

  /** Sends a value as JSON, without waiting. */
  @Override
  public void send(Object value) {
    String text = Json.text(value);
    int length = text.length();
    if (waitingBytes.addAndGet(length) > MAX_WAITING_BYTES) {
      disconnect();
      return;
    }
    session.sendText(
        text, Callback.from(() -> waitingBytes.addAndGet(-length), failure -> disconnect()));
  }

  /**
   * Waits until the last frame is gone.
   *
   * @return whether it is; if not in that time, the client does not read
   */
  boolean claimFrame(long nanos) throws InterruptedException {
    return frameFree.tryAcquire(nanos, TimeUnit.NANOSECONDS);
  }

  /** Takes back a claim that no frame was sent for. */
  void releaseFrame() {
    frameFree.release();
  }

  /**
   * @return where the frame that is sent next is put together, for whoever has claimed it
   */
  FrameMessage frameMessage() {
    return message;
  }

  /** Sends a frame that was claimed, without waiting; the claim ends when it is gone. */
  void sendFrame(ByteBuffer frame) {
    session.sendBinary(
        frame,
        Callback.from(
            frameFree::release,
            failure -> {
              frameFree.release();
              disconnect();
            }));
  }

  /** Keeps the connection, and what lies between, from taking silence for its end. */
  void keepAlive() {
    session.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
  }

  /** Says goodbye; what was sent before still arrives if the client reads. */
  void close(int code, String reason, Runnable done) {
    session.close(code, reason, Callback.from(done, failure -> done.run()));
  }

  /** Ends the connection at once. */
  void disconnect() {
    session.disconnect();
  }

  /** Frees what the client had; the connection has ended. */
  void ended() {
    frames.stop();
    sound.end();
  }
}
