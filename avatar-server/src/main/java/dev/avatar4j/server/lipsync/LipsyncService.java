package dev.avatar4j.server.lipsync;

import dev.avatar4j.AvatarClosedException;
import dev.avatar4j.server.avatars.ServedAvatar;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** What clients have the mouths of all avatars follow. Thread-safe. */
public final class LipsyncService {
  private final Map<ServedAvatar, AvatarLipsync> avatars = new ConcurrentHashMap<>();
  private final LongSupplier clock;

  /**
   * @param nanoTime nanoseconds from an arbitrary origin, never running backwards
   */
  public LipsyncService(LongSupplier nanoTime) {
    this.clock = nanoTime;
  }

  /**
   * @return what clients have the mouth of that avatar follow
   */
  public AvatarLipsync of(ServedAvatar served) {
    return avatars.computeIfAbsent(served, key -> new AvatarLipsync(key, clock));
  }

  /** Ends what nothing comes for any more. Called several times a second. */
  public void tick() {
    avatars.forEach(
        (served, lipsync) -> {
          try {
            lipsync.tick();
          } catch (AvatarClosedException e) {
            avatars.remove(served);
          }
        });
  }

  /** Keeps nothing of an avatar that was unloaded. */
  public void forget(ServedAvatar served) {
    avatars.remove(served);
  }
}
