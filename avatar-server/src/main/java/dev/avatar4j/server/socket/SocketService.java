package dev.avatar4j.server.socket;

import dev.avatar4j.AvatarClosedException;
import dev.avatar4j.server.avatars.AvatarRegistry;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.command.AvatarCommands;
import dev.avatar4j.server.feed.FeedSlots;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.lipsync.LipsyncService;
import dev.avatar4j.server.metrics.FeedCounts;
import dev.avatar4j.server.speech.SpeechService;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All socket clients: greets them, tells them what happens, and ends them. Thread-safe. */
public final class SocketService implements AutoCloseable {
  /** Close code: the avatar is not there, or no more. */
  static final int NO_AVATAR = 4404;

  /** Close code: too many sockets; try again later. */
  static final int BUSY = 1013;

  /** Close code: the server stops. */
  static final int GOING_AWAY = 1001;

  /** Close code: messages kept coming too fast. */
  static final int TOO_FAST = 1008;

  private static final Logger log = LoggerFactory.getLogger(SocketService.class);
  private static final long GOODBYE_MILLIS = 1000;

  private final AvatarRegistry registry;
  private final SocketLimits limits;
  private final SpeechService speech;
  private final SocketDispatcher dispatcher;
  private final LongSupplier clock;
  private final ExecutorService threads = Executors.newCachedThreadPool(SocketService::thread);
  private final SocketFrames.Source source;
  private final Map<ServedAvatar, AvatarWatch> watches = new ConcurrentHashMap<>();
  private final Map<Session, SocketViewer> viewers = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private volatile boolean closed;

  public SocketService(
      AvatarRegistry registry,
      AvatarCommands commands,
      SpeechService speech,
      FeedSlots slots,
      FeedCounts counts,
      SocketLimits limits,
      LipsyncService lipsync,
      LongSupplier clock) {
    this.registry = registry;
    this.limits = limits;
    this.speech = speech;
    Map<String, SocketHandler> more = new LinkedHashMap<>(new LipsyncMessages(lipsync).handlers());
    more.putAll(new SpeechMessages(speech).handlers());
    this.dispatcher = new SocketDispatcher(commands, speech, more);
    this.clock = clock;
    this.source = new SocketFrames.Source(slots, threads, counts);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "avatar-socket-frames");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * A client has come. If it cannot stay it is told why on the open socket: browsers hide from
   * scripts why a handshake was refused.
   */
  void opened(Session session, String id) {
    if (open.incrementAndGet() > limits.sockets()) {
      refuse(session, SocketError.BUSY, BUSY, "All sockets are taken; try again later.");
    } else if (closed) {
      session.close(GOING_AWAY, "The server stops.", Callback.NOOP);
    } else {
      Optional<ServedAvatar> served = registry.find(id);
      if (served.isEmpty()) {
        refuse(session, SocketError.NO_AVATAR, NO_AVATAR, "There is no such avatar.");
      } else {
        welcome(session, served.get());
      }
    }
  }

  private static void refuse(Session session, SocketError error, int code, String reason) {
    String text = Json.text(error.message(null, error == SocketError.BUSY ? null : "id", reason));
    session.sendText(text, Callback.NOOP);
    session.close(code, reason, Callback.NOOP);
  }

  private void welcome(Session session, ServedAvatar served) {
    MessageRate rate = new MessageRate(limits.messagesPerSecond(), clock);
    SocketViewer viewer = new SocketViewer(session, served, rate, source);
    viewers.put(session, viewer);
    served.touch();
    try {
      AvatarWatch watch = watches.computeIfAbsent(served, key -> new AvatarWatch(key, limits));
      watch.join(viewer);
      speech.of(served).ifPresent(it -> it.join(viewer));
      if (watches.get(served) != watch) {
        // unloaded in between, and those who had joined were already told
        goodbye(viewer, NO_AVATAR, "The avatar was unloaded.");
      }
    } catch (AvatarClosedException e) {
      goodbye(viewer, NO_AVATAR, "The avatar was unloaded.");
    }
  }

  /** A client has sent a text. It hears what that has changed before it hears the answer. */
  void received(Session session, String text) {
    SocketViewer viewer = viewers.get(session);
    if (viewer != null && admit(viewer)) {
      viewer.served().touch();
      Object answer = dispatcher.dispatch(viewer, text);
      tell(watches.get(viewer.served()));
      viewer.send(answer);
    }
  }

  /** A client has sent bytes. */
  void receivedBinary(Session session, ByteBuffer bytes) {
    SocketViewer viewer = viewers.get(session);
    if (viewer != null && admit(viewer)) {
      try {
        viewer.sound().take(bytes);
      } catch (AvatarClosedException e) {
        log.debug("An avatar was unloaded while a client sent sound.");
      }
    }
  }

  private boolean admit(SocketViewer viewer) {
    int refusals = viewer.refusals();
    if (refusals > 2 * limits.messagesPerSecond()) {
      goodbye(viewer, TOO_FAST, "Messages kept coming too fast.");
    } else if (refusals > 0) {
      viewer.send(
          SocketError.TOO_FAST.message(
              null,
              null,
              "At most " + limits.messagesPerSecond() + " messages a second; send fewer."));
    }
    return refusals == 0;
  }

  /** A connection has ended, one way or another. */
  void ended(Session session) {
    open.decrementAndGet();
    SocketViewer viewer = viewers.remove(session);
    if (viewer != null) {
      viewer.ended();
      speech.leave(viewer.served(), viewer);
      AvatarWatch watch = watches.get(viewer.served());
      if (watch != null) {
        watch.leave(viewer);
      }
    }
  }

  /** Tells clients what has changed, and ends those whose avatar has gone. */
  void lookForChanges() {
    for (AvatarWatch watch : List.copyOf(watches.values())) {
      ServedAvatar served = watch.served();
      if (registry.find(served.id()).filter(found -> found == served).isEmpty()) {
        watches.remove(served);
        watch.viewers().forEach(viewer -> goodbye(viewer, NO_AVATAR, "The avatar was unloaded."));
      } else if (!watch.viewers().isEmpty()) {
        served.touch();
        tell(watch);
      }
    }
  }

  private static void tell(AvatarWatch watch) {
    try {
      if (watch != null) {
        watch.check();
      }
    } catch (AvatarClosedException e) {
      log.debug("An avatar was unloaded while its clients were told of a change.");
    }
  }

  /** Tells all clients of an avatar. */
  public void tell(ServedAvatar served, Object message) {
    AvatarWatch watch = watches.get(served);
    if (watch != null) {
      watch.viewers().forEach(viewer -> viewer.send(message));
    }
  }

  /** Sends the statistics to those who asked for them. */
  void tellStatistics() {
    watches.values().forEach(AvatarWatch::tellStatistics);
  }

  /** Keeps silent connections open. */
  void keepAlive() {
    viewers.values().forEach(SocketViewer::keepAlive);
  }

  private static void goodbye(SocketViewer viewer, int code, String reason) {
    goodbye(viewer, code, reason, () -> {});
  }

  private static void goodbye(SocketViewer viewer, int code, String reason, Runnable done) {
    viewer.ended();
    viewer.send(SocketMessages.Closing.of(code, reason));
    viewer.close(code, reason, done);
  }

  /** Says goodbye to everybody and waits a moment for that to arrive. Idempotent. */
  @Override
  public void close() {
    closed = true;
    List<SocketViewer> all = List.copyOf(viewers.values());
    CountDownLatch told = new CountDownLatch(all.size());
    all.forEach(viewer -> goodbye(viewer, GOING_AWAY, "The server stops.", told::countDown));
    try {
      if (!told.await(GOODBYE_MILLIS, TimeUnit.MILLISECONDS)) {
        log.debug("{} socket clients did not hear the goodbye", told.getCount());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdown();
  }
}
