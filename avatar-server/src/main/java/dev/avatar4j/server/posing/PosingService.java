package dev.avatar4j.server.posing;

import dev.avatar4j.AvatarClosedException;
import dev.avatar4j.server.avatars.HeapRoom;
import dev.avatar4j.server.avatars.OverloadedException;
import dev.avatar4j.server.avatars.ServedAvatar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The stills of all avatars. Each avatar that is posed has a session of its poser beside the live
 * one, opened when the first still is asked for and closed with the avatar, when nobody has posed
 * it for a minute, or when {@value #MOST_OPEN} others are posed. Thread-safe.
 */
public final class PosingService implements AutoCloseable {
  /** Sessions open at a time. */
  static final int MOST_OPEN = 4;

  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Predicate<ServedAvatar> alive;
  private final HeapRoom room;
  private final LongSupplier clock;
  private final ExportProgress progress;
  private final Map<ServedAvatar, AvatarPosing> avatars = new ConcurrentHashMap<>();

  /** Those with an open session, the one posed longest ago first. */
  private final Set<AvatarPosing> open = new LinkedHashSet<>();

  private boolean closed;

  /**
   * @param alive whether an avatar is still there
   * @param room what memory there is for more sessions
   * @param clock nanoseconds from an arbitrary origin, never running backwards
   * @param progress told of exports
   */
  public PosingService(
      Predicate<ServedAvatar> alive, HeapRoom room, LongSupplier clock, ExportProgress progress) {
    this.alive = alive;
    this.room = room;
    this.clock = clock;
    this.progress = progress;
  }

  /** Told how far an export is. */
  public interface ExportProgress {
    /**
     * @param served whose emotions are exported
     * @param done how many are
     * @param total how many will be
     */
    void exported(ServedAvatar served, int done, int total);
  }

  /**
   * @return the stills of that avatar
   */
  public AvatarPosing of(ServedAvatar served) {
    return avatars.computeIfAbsent(served, key -> new AvatarPosing(key, this));
  }

  /**
   * @return how many sessions are open
   */
  public synchronized int sessions() {
    return open.size();
  }

  /** Closes the sessions of avatars that nobody poses any more. Called several times a second. */
  public void tick() {
    long now = clock.getAsLong();
    opened().forEach(posing -> posing.closeUnused(now - IDLE_NANOS));
  }

  /** Keeps nothing of an avatar that was unloaded. */
  public void forget(ServedAvatar served) {
    AvatarPosing posing = avatars.remove(served);
    if (posing != null) {
      posing.end();
    }
  }

  /** Ends the exports and closes all sessions, after the pictures in progress. Idempotent. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    avatars.keySet().forEach(this::forget);
  }

  long now() {
    return clock.getAsLong();
  }

  void exported(ServedAvatar served, int done, int total) {
    progress.exported(served, done, total);
  }

  boolean isAlive(ServedAvatar served) {
    return alive.test(served);
  }

  /** An avatar turned out to be gone, after others had asked for its stills. */
  void unlist(ServedAvatar served) {
    avatars.remove(served);
  }

  /**
   * Counts a session that is about to be opened, after closing another one if need be.
   *
   * @throws OverloadedException if all that may be open are drawing
   * @throws dev.avatar4j.server.avatars.OutOfRoomException if memory is short
   */
  void opening(AvatarPosing posing) {
    room.require(HeapRoom.AVATAR_BYTES, "A still picture");
    for (AvatarPosing other : opened()) {
      if (admit(posing)) {
        return;
      }
      other.closeUnused(now());
    }
    if (!admit(posing)) {
      throw new OverloadedException(
          MOST_OPEN + " avatars are being posed already; try again later.");
    }
  }

  private synchronized boolean admit(AvatarPosing posing) {
    if (closed) {
      throw new AvatarClosedException();
    }
    return open.size() < MOST_OPEN && open.add(posing);
  }

  private synchronized List<AvatarPosing> opened() {
    return new ArrayList<>(open);
  }

  /** A session was used: it is now the last to be closed for another. */
  synchronized void used(AvatarPosing posing) {
    if (open.remove(posing)) {
      open.add(posing);
    }
  }

  synchronized void closed(AvatarPosing posing) {
    open.remove(posing);
  }
}
