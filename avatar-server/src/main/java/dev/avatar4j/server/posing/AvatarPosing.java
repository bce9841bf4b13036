package dev.avatar4j.server.posing;

import dev.avatar4j.AvatarClosedException;
import dev.avatar4j.AvatarException;
import dev.avatar4j.emotion.EmotionTemplate;
import dev.avatar4j.export.EmotionExport;
import dev.avatar4j.export.ExportSink;
import dev.avatar4j.export.PosedPicture;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.poser.PoserOutput;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.server.avatars.ConflictException;
import dev.avatar4j.server.avatars.OverloadedException;
import dev.avatar4j.server.avatars.ServedAvatar;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The stills of one avatar, drawn one after the other in the order in which they were asked for.
 * The live picture is drawn by another session and shows nothing of this. Thread-safe.
 */
public final class AvatarPosing {
  /** Requests that may wait for the one in progress. */
  static final int MOST_WAITING = 8;

  /** How long an export may take to notice that it is over; a client may not be reading. */
  private static final long GOODBYE_MILLIS = 1000;

  private final ServedAvatar served;
  private final PosingService service;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final Semaphore exports = new Semaphore(1);
  private PoserSession session;
  private CharacterImage character;
  private long lastUse;
  private volatile boolean ended;

  AvatarPosing(ServedAvatar served, PosingService service) {
    this.served = served;
    this.service = service;
  }

  /**
   * A still.
   *
   * @param picture what it shows
   * @param nanos how long it took to draw, in nanoseconds
   */
  public record Still(PosedPicture picture, long nanos) {}

  /**
   * @return the names of the pictures that the poser makes, the frame itself first
   * @throws AvatarException if no session can be had
   */
  public List<String> outputs() {
    return inTurn(PoserSession::outputs);
  }

  /**
   * Draws a still.
   *
   * @param face the pose and the cels
   * @param output the number or the name of one of {@link #outputs()}
   * @return the still, and how long it took
   * @throws AvatarException if there is no such output, no session can be had, or too many wait
   * @throws AvatarClosedException if the avatar was unloaded
   */
  public Still draw(EmotionTemplate face, String output) {
    return inTurn(
        it -> {
          int index = PoserOutput.indexOf(it.outputs(), output);
          long start = System.nanoTime();
          return new Still(PosedPicture.draw(it, face, index), System.nanoTime() - start);
        });
  }

  /**
   * Begins to export all emotions; nothing is drawn yet.
   *
   * @param output the number or the name of one of {@link #outputs()}
   * @return the export, to be closed by the caller
   * @throws ConflictException if another one runs
   * @throws AvatarException if there is no such output, or no session can be had
   */
  public Export export(String output) {
    if (!exports.tryAcquire()) {
      throw new ConflictException(
          "The emotions of this avatar are being exported already; wait for it, or cancel it.");
    }
    try {
      return new Export(PoserOutput.indexOf(outputs(), output));
    } catch (RuntimeException | Error e) {
      exports.release();
      throw e;
    }
  }

  /**
   * @return how many requests wait for the one in progress
   */
  public int waiting() {
    return turn.getQueueLength();
  }

  /** All emotions of an avatar as files. Used by one thread. */
  public final class Export implements AutoCloseable {
    private final EmotionExport files = new EmotionExport(served.avatar().emotions());
    private final CharacterImage exported = served.avatar().character();
    private final int output;

    private Export(int output) {
      this.output = output;
    }

    /**
     * @return whose emotions these are
     */
    public String character() {
      return exported.name();
    }

    /**
     * Draws and writes everything; stills that others ask for are drawn in between.
     *
     * @param sink receives the files
     * @throws IOException if they cannot be written
     * @throws AvatarException if the character is exchanged meanwhile, or cannot be drawn
     * @throws AvatarClosedException if the avatar is unloaded meanwhile
     */
    public void write(ExportSink sink) throws IOException {
      PoserSession patient = new SharedSession(this::use);
      files.write(patient, output, sink, done -> service.exported(served, done, files.count()));
    }

    private <T> T use(Function<PoserSession, T> task) {
      turn.lock();
      try {
        if (served.avatar().character() != exported) {
          throw new AvatarException("The character was exchanged during the export; export again.");
        }
        return withSession(task);
      } finally {
        turn.unlock();
      }
    }

    /** Lets others export. */
    @Override
    public void close() {
      exports.release();
    }
  }

  private <T> T inTurn(Function<PoserSession, T> task) {
    if (waiting() >= MOST_WAITING) {
      throw new OverloadedException(
          "Too many stills of this avatar are asked for at once; wait for their answers.");
    }
    turn.lock();
    try {
      return withSession(task);
    } finally {
      turn.unlock();
    }
  }

  private <T> T withSession(Function<PoserSession, T> task) {
    try {
      requireOpen();
      return task.apply(session);
    } catch (IllegalStateException e) {
      if (service.isAlive(served)) {
        throw e;
      }
      // unloaded while it was being drawn, and its poser with it
      ended = true;
      closeSession();
      service.unlist(served);
      throw new AvatarClosedException();
    } finally {
      lastUse = service.now();
      service.used(this);
    }
  }

  private void requireOpen() {
    if (ended) {
      throw new AvatarClosedException();
    }
    CharacterImage wanted = served.avatar().character();
    if (session != null && character == wanted) {
      return;
    }
    closeSession();
    service.opening(this);
    try {
      session = served.avatar().poser().open(wanted);
      character = wanted;
    } finally {
      if (session == null) {
        service.closed(this);
      }
    }
  }

  /** Closes the session unless it draws or was used since then. */
  void closeUnused(long since) {
    if (turn.tryLock()) {
      try {
        if (lastUse - since <= 0) {
          closeSession();
        }
      } finally {
        turn.unlock();
      }
    }
  }

  /** Closes the session for good, after the picture in progress; an export ends with it. */
  void end() {
    ended = true;
    turn.lock();
    try {
      closeSession();
    } finally {
      turn.unlock();
    }
    try {
      if (exports.tryAcquire(GOODBYE_MILLIS, TimeUnit.MILLISECONDS)) {
        exports.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeSession() {
    if (session != null) {
      session.close();
      session = null;
      character = null;
      service.closed(this);
    }
  }
}
