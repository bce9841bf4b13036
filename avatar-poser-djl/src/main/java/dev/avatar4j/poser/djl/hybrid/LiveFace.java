package dev.avatar4j.poser.djl.hybrid;

import static dev.avatar4j.poser.djl.hybrid.FaceRequest.Kind.AHEAD;
import static dev.avatar4j.poser.djl.hybrid.FaceRequest.Kind.MISSING;
import static dev.avatar4j.poser.djl.hybrid.FaceRequest.Kind.RESTING;

import dev.avatar4j.pose.Morph;
import dev.avatar4j.poser.warp.face.Texture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The best face at hand: no frame but the first waits for the network. Each part of the face shows
 * the picture that was wanted most recently among those there are, so never one that is older than
 * the newest finished, and fades from one to the next.
 */
final class LiveFace implements FaceView {
  /** One frame at 25 a second shows half of each picture. */
  private static final long FADE_NANOS = 80_000_000;

  private static final FacePart[] PARTS = FacePart.values();

  private final FaceWorker worker;
  private final TimedStage stage;
  private final FaceLayout layout;
  private final FaceSlot slot;
  private final LongSupplier clock;
  private final PartCache cache;
  private final ExpressionTracker[] trackers = new ExpressionTracker[FacePart.COUNT];
  private final PartFade[] fades = new PartFade[FacePart.COUNT];
  private final AheadPlan ahead;
  private final float[] shown = new float[Morph.COUNT];
  private long lastFrame;
  private final AtomicLong faces = new AtomicLong();
  private final AtomicLong facesAhead = new AtomicLong();
  private final AtomicLong frames = new AtomicLong();
  private final AtomicLong hits = new AtomicLong();
  private final AtomicLong age = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private volatile int kept;

  LiveFace(
      FaceWorker worker, TimedStage stage, FaceLayout layout, long cacheBytes, LongSupplier clock) {
    this.worker = worker;
    this.stage = stage;
    this.layout = layout;
    this.clock = clock;
    slot = new FaceSlot(stage, layout, worker);
    cache = new PartCache(cacheBytes);
    for (FacePart part : PARTS) {
      trackers[part.ordinal()] = new ExpressionTracker(part);
      fades[part.ordinal()] = new PartFade(layout.length(part));
    }
    ahead = new AheadPlan(cache);
    worker.add(slot);
  }

  @Override
  public void show(float[] pose, Texture canvas) {
    long now = clock.getAsLong();
    // read before the finished faces are taken: what it no longer tells is among them
    FaceRequest inProgress = slot.inProgress();
    FaceResult late = takeFinished();
    for (ExpressionTracker tracker : trackers) {
      tracker.update(pose, now);
    }
    if (fades[0].target() == null) {
      beginWith(now);
    }
    boolean ready = true;
    for (int i = 0; i < PARTS.length; i++) {
      ready &= choose(i, late, now);
      fades[i].advance(now);
    }
    ask(ready, pose, inProgress, now);
    count(ready, now);
    lastFrame = now;
    layout.paste(fades[0].pixels(), fades[1].pixels(), canvas);
    for (PartFade fade : fades) {
      fade.target().key().writeTo(shown);
    }
  }

  /** Waits for the first face: there is nothing else to show. */
  private void beginWith(long now) {
    FaceRequest request = FaceRequest.of(MISSING, trackers[0].key(), trackers[1].key(), now);
    FaceResult first = worker.call(() -> slot.paint(request));
    keep(first);
    for (FacePart part : PARTS) {
      fades[part.ordinal()].begin(first.part(part), now);
    }
  }

  /** Keeps what was painted since the last frame; returns the newest face that a frame wanted. */
  private FaceResult takeFinished() {
    FaceResult late = null;
    for (FaceResult result = slot.takeFinished(); result != null; result = slot.takeFinished()) {
      keep(result);
      if (result.request().kind() != AHEAD) {
        late = result;
      }
    }
    return late;
  }

  private void keep(FaceResult result) {
    if (result.failure() != null) {
      throw new IllegalStateException(
          "The network could not paint a face: " + result.failure().getMessage(), result.failure());
    }
    for (FacePart part : PARTS) {
      PartPicture picture = result.part(part);
      if (picture.exact() || !cache.contains(picture.key())) {
        cache.put(picture);
      }
    }
    faces.incrementAndGet();
    if (result.request().kind() == AHEAD) {
      facesAhead.incrementAndGet();
    }
    bytes.set(cache.bytes());
    kept = cache.size();
  }

  /** Turns one part to the best picture there is; tells whether it is the one wanted. */
  private boolean choose(int i, FaceResult late, long now) {
    PartFade fade = fades[i];
    PartPicture wanted = cache.get(trackers[i].key());
    if (wanted != null) {
      // A face that jumps by itself, and was followed so far, is not to be smoothed: eyes that
      // blink
      // are open in one frame and closed in the next.
      boolean cut = trackers[i].fast() && fade.wantedNanos() == lastFrame;
      fade.turnTo(wanted, now, cut ? 0 : FADE_NANOS);
      return true;
    }
    if (late != null && late.request().wantedNanos() - fade.wantedNanos() > 0) {
      fade.turnTo(late.part(PARTS[i]), late.request().wantedNanos(), FADE_NANOS);
    }
    return false;
  }

  /** Asks for the one face that is needed most. */
  private void ask(boolean ready, float[] pose, FaceRequest inProgress, long now) {
    ExpressionKey eyes = trackers[0].key();
    ExpressionKey mouth = trackers[1].key();
    if (!ready) {
      if (isNew(MISSING, eyes, mouth, inProgress)) {
        slot.want(FaceRequest.of(MISSING, eyes, mouth, now));
      }
    } else if (restsInexact(now)) {
      if (isNew(RESTING, eyes, mouth, inProgress)) {
        slot.want(FaceRequest.resting(eyes, mouth, pose, now));
      }
    } else if (!ahead.next(trackers, now)) {
      slot.want(null);
    } else if (isNew(AHEAD, ahead.eyes(), ahead.mouth(), inProgress)) {
      slot.want(FaceRequest.of(AHEAD, ahead.eyes(), ahead.mouth(), now));
    }
  }

  /** Whether a face is neither waited for nor in progress; if it is, nothing else is wanted. */
  private boolean isNew(
      FaceRequest.Kind kind, ExpressionKey eyes, ExpressionKey mouth, FaceRequest inProgress) {
    if (inProgress != null && inProgress.isFor(kind, eyes, mouth)) {
      slot.want(null);
      return false;
    }
    FaceRequest waiting = slot.wanted();
    return waiting == null || !waiting.isFor(kind, eyes, mouth);
  }

  /** Whether the expression rests while what is shown of it was put together from others. */
  private boolean restsInexact(long now) {
    return trackers[0].rests(now)
        && trackers[1].rests(now)
        && !(isExact(fades[0], trackers[1]) && isExact(fades[1], trackers[0]));
  }

  private static boolean isExact(PartFade shown, ExpressionTracker other) {
    return shown.target().exact() && shown.target().company().equals(other.key());
  }

  private void count(boolean ready, long now) {
    frames.incrementAndGet();
    if (ready) {
      hits.incrementAndGet();
    }
    age.set(now - Math.min(fades[0].wantedNanos(), fades[1].wantedNanos()));
  }

  @Override
  public float[] shown() {
    return shown;
  }

  @Override
  public FaceStatistics statistics() {
    return new FaceStatistics(
        faces.get(),
        facesAhead.get(),
        frames.get(),
        hits.get(),
        age.get(),
        kept,
        bytes.get(),
        stage.meanMillis());
  }

  @Override
  public void close() {
    worker.remove(slot);
    worker.call(
        () -> {
          stage.close();
          return null;
        });
    cache.clear();
  }
}
