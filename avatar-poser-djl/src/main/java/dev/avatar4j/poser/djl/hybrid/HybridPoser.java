package dev.avatar4j.poser.djl.hybrid;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.PoserSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * A poser whose network paints only faces. Sessions {@linkplain #openLive for live display} show
 * the best face at hand and never wait for the network after the first frame; others {@linkplain
 * #open wait} for the face of each frame and draw a pure function of the pose. Thread-safe.
 */
public final class HybridPoser implements Poser {
  /** How many bytes of faces a live session keeps, unless told otherwise. */
  public static final long DEFAULT_CACHE_BYTES = 64L << 20;

  private final PoserSpec spec;
  private final FaceModel model;
  private final FaceWorker worker;
  private final long cacheBytes;
  private final LongSupplier nanoClock;
  private final Set<HybridSession> sessions = new LinkedHashSet<>();
  private volatile boolean closed;

  /**
   * @param spec the spec it is made from
   * @param model paints faces; closed with this poser
   * @param cacheBytes how many bytes of faces a live session keeps at most
   * @param nanoClock nanoseconds from any origin; times cross-fades
   */
  public HybridPoser(PoserSpec spec, FaceModel model, long cacheBytes, LongSupplier nanoClock) {
    this.spec = spec;
    this.model = model;
    this.worker = new FaceWorker(model.thread());
    this.cacheBytes = cacheBytes;
    this.nanoClock = nanoClock;
  }

  @Override
  public PoserSpec spec() {
    return spec;
  }

  @Override
  public String description() {
    return model.description() + " for the face, warp for the body";
  }

  @Override
  public Optional<CharacterImage> ownCharacter() {
    return model.ownCharacter();
  }

  @Override
  public PoserSession open(CharacterImage image) {
    return open(image, false);
  }

  @Override
  public PoserSession openLive(CharacterImage image) {
    return open(image, true);
  }

  private synchronized HybridSession open(CharacterImage image, boolean live) {
    requireOpen();
    TimedStage stage = new TimedStage(model.open(image));
    FaceCanvas canvas = new FaceCanvas(image, model.area());
    FaceView face =
        live
            ? new LiveFace(worker, stage, canvas.layout(), cacheBytes, nanoClock)
            : new ExactFace(worker, stage, canvas.layout());
    HybridSession session = new HybridSession(this, canvas.warnings(), canvas, face);
    sessions.add(session);
    return session;
  }

  void requireOpen() {
    if (closed) {
      throw new IllegalStateException("The poser " + spec + " is closed.");
    }
  }

  /** Frees what belongs to a session that closes. */
  synchronized void closed(HybridSession session) {
    if (sessions.remove(session)) {
      session.free();
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    List<HybridSession> open = new ArrayList<>(sessions);
    sessions.clear();
    open.forEach(HybridSession::free);
    worker.call(
        () -> {
          model.close();
          return null;
        });
  }
}
