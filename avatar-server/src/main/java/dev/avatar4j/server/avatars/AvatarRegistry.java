package dev.avatar4j.server.avatars;

import dev.avatar4j.Avatar;
import dev.avatar4j.AvatarBuilder;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.pipeline.FrameListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The avatars of a server by id. {@value #DEFAULT_ID} is the one the server was started with:
 * always there, never expired, its owner's to close. Others are created by clients, up to a limit,
 * and unloaded when asked or when nobody has used them for long. Thread-safe.
 */
public final class AvatarRegistry implements AutoCloseable {
  /** The id of the avatar the server was started with. */
  public static final String DEFAULT_ID = "default";

  private static final Logger log = LoggerFactory.getLogger(AvatarRegistry.class);

  private final ServedAvatar main;
  private final EmotionLibrary mainEmotions;
  private final PoserPool posers;
  private final AvatarLimits limits;
  private final LongSupplier clock;
  private final Semaphore places;
  private final HeapRoom room;
  private final Map<String, Entry> created = new LinkedHashMap<>();
  private final List<FrameListener> frameListeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<ServedAvatar>> farewells = new CopyOnWriteArrayList<>();
  private boolean closed;

  /** A created avatar and its claim to a poser. */
  private record Entry(ServedAvatar served, PoserPool.Lease poser) {
    void close() {
      served.avatar().close();
      poser.close();
    }
  }

  /**
   * @param main the default avatar; stays the caller's
   * @param posers what draws the others; closed with the registry
   * @param limits how many there may be and for how long
   * @param automation what avatars do by themselves unless told otherwise
   * @param clock nanoseconds from an arbitrary origin, never running backwards
   * @param room what memory there is for more of them
   */
  public AvatarRegistry(
      Avatar main,
      PoserPool posers,
      AvatarLimits limits,
      Automation automation,
      LongSupplier clock,
      HeapRoom room) {
    this.main = new ServedAvatar(DEFAULT_ID, main, automation, clock);
    this.mainEmotions = main.emotions();
    this.posers = posers;
    this.limits = limits;
    this.clock = clock;
    this.room = room;
    this.places = new Semaphore(limits.created());
  }

  /**
   * @param listener told the times of every frame of the default avatar and of those that are
   *     created from now on
   */
  public void addFrameListener(FrameListener listener) {
    frameListeners.add(listener);
    main.avatar().addFrameListener(listener);
  }

  /**
   * @return the default avatar
   */
  public ServedAvatar defaultAvatar() {
    return main;
  }

  /**
   * @return the posers that avatars may be drawn by
   */
  public PoserPool posers() {
    return posers;
  }

  /**
   * @return how many avatars there may be, and for how long
   */
  public AvatarLimits limits() {
    return limits;
  }

  /**
   * @param id an avatar's id
   * @return that avatar, or empty if there is none
   */
  public Optional<ServedAvatar> find(String id) {
    if (id.equals(DEFAULT_ID)) {
      return Optional.of(main);
    }
    synchronized (created) {
      return Optional.ofNullable(created.get(id)).map(Entry::served);
    }
  }

  /**
   * Finds an avatar for a request and puts off its expiry.
   *
   * @param id an avatar's id
   * @return that avatar
   * @throws UnknownAvatarException if there is none
   */
  public ServedAvatar require(String id) {
    ServedAvatar served = find(id).orElseThrow(() -> new UnknownAvatarException(id));
    served.touch();
    return served;
  }

  /**
   * @return all avatars, the default one first, then by age
   */
  public List<ServedAvatar> all() {
    List<ServedAvatar> all = new ArrayList<>();
    all.add(main);
    synchronized (created) {
      created.values().forEach(entry -> all.add(entry.served));
    }
    return all;
  }

  /**
   * Creates an avatar under a random id. May take as long as its poser takes to load.
   *
   * @param request what it is to be
   * @return the avatar
   * @throws TooManyAvatarsException if there are too many already
   * @throws OutOfRoomException if there is too little memory for another
   * @throws dev.avatar4j.AvatarException if its poser is not offered or refuses it
   */
  public ServedAvatar create(AvatarRequest request) {
    if (!places.tryAcquire()) {
      throw new TooManyAvatarsException(limits.created());
    }
    boolean kept = false;
    try {
      room.require(HeapRoom.AVATAR_BYTES, "Another avatar");
      Entry entry = build(request);
      kept = keep(entry);
      if (!kept) {
        entry.close();
        throw new IllegalStateException("The server is closed.");
      }
      log.info("Avatar {} created", entry.served.id());
      return entry.served;
    } finally {
      if (!kept) {
        places.release();
      }
    }
  }

  private Entry build(AvatarRequest request) {
    PoserPool.Lease lease = posers.acquire(request.poser(), request.character().isPresent());
    try {
      AvatarBuilder builder =
          Avatar.builder()
              .poser(lease.poser())
              .settings(request.settings().orElseGet(main.changes()::startSettings))
              .emotions(request.emotions().orElse(mainEmotions));
      request.character().ifPresent(builder::image);
      Avatar avatar = builder.build();
      frameListeners.forEach(avatar::addFrameListener);
      if (request.paused()) {
        avatar.pause();
      }
      String id = UUID.randomUUID().toString();
      Automation automation = request.automation().orElseGet(main::automation);
      return new Entry(new ServedAvatar(id, avatar, automation, clock), lease);
    } catch (RuntimeException | Error e) {
      lease.close();
      throw e;
    }
  }

  private boolean keep(Entry entry) {
    synchronized (created) {
      if (!closed) {
        created.put(entry.served.id(), entry);
      }
      return !closed;
    }
  }

  /**
   * Unloads a created avatar and ends its viewers' subscriptions.
   *
   * @param id its id
   * @return whether it was there; the default avatar is not unloaded
   */
  public boolean remove(String id) {
    Entry entry;
    synchronized (created) {
      entry = created.remove(id);
    }
    if (entry == null) {
      return false;
    }
    // only now: whoever creates the next one finds this one's memory free
    entry.close();
    farewells.forEach(farewell -> farewell.accept(entry.served));
    places.release();
    log.info("Avatar {} unloaded", id);
    return true;
  }

  /**
   * @param farewell called with each created avatar after it was unloaded, by whoever unloads it
   */
  public void onRemoved(Consumer<ServedAvatar> farewell) {
    farewells.add(farewell);
  }

  /** Does what avatars do by themselves and unloads those that expired. */
  public void tick() {
    for (ServedAvatar served : all()) {
      served.tick();
      if (served != main
          && limits.expirySeconds() > 0
          && served.idleSeconds() >= limits.expirySeconds()) {
        remove(served.id());
      }
    }
  }

  /** Unloads all created avatars and the posers that were loaded for them. Idempotent. */
  @Override
  public void close() {
    List<String> ids;
    synchronized (created) {
      closed = true;
      ids = List.copyOf(created.keySet());
    }
    ids.forEach(this::remove);
    posers.close();
  }
}
