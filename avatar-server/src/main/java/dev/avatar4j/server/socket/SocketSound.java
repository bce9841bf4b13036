package dev.avatar4j.server.socket;

import dev.avatar4j.server.lipsync.AvatarLipsync;
import dev.avatar4j.server.lipsync.LiveFormat;
import dev.avatar4j.server.lipsync.LiveSound;
import java.nio.ByteBuffer;

/** The live sound one socket client sends: none, or one stream at a time. Thread-safe. */
final class SocketSound {
  /** Of what comes too fast, every so many messages are answered. */
  private static final int ANSWERED = 50;

  private final SocketViewer viewer;
  private LiveSound live;
  private int tooFast;

  SocketSound(SocketViewer viewer) {
    this.viewer = viewer;
  }

  /** Announces sound; what the client sent before is over. */
  void open(AvatarLipsync avatar, LiveFormat format) {
    end();
    LiveSound opened =
        avatar.open(format, reason -> viewer.send(SocketMessages.SoundEnded.of(reason)));
    synchronized (this) {
      live = opened;
      tooFast = 0;
    }
  }

  /** The client has sent bytes. */
  void take(ByteBuffer bytes) {
    LiveSound now = live();
    if (now == null) {
      viewer.send(
          SocketError.BINARY.message(
              null, null, "Bytes mean nothing here; announce sound with lipsync_sound first."));
      return;
    }
    // after the end of a stream some of it may still be on the way: no error
    if (now.push(bytes) == LiveSound.Verdict.TOO_FAST && tooFast++ % ANSWERED == 0) {
      viewer.send(
          SocketError.SOUND_TOO_FAST.message(
              null,
              null,
              "Sound comes faster than it plays and was dropped; send at most 2 s at once."));
    }
  }

  private synchronized LiveSound live() {
    return live;
  }

  /**
   * Ends what the client sends.
   *
   * @return whether there was anything
   */
  boolean end() {
    LiveSound ended;
    synchronized (this) {
      ended = live;
      live = null;
    }
    if (ended != null) {
      ended.end();
    }
    return ended != null;
  }
}
