package dev.avatar4j.poser.djl.hybrid;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where a session and the thread of the faces meet, without locks: the session puts the one face it
 * wants most, replacing what it wanted before, and finds finished faces.
 */
final class FaceSlot {
  private final FaceStage stage;
  private final FaceLayout layout;
  private final FaceWorker worker;
  private final AtomicReference<FaceRequest> wanted = new AtomicReference<>();
  private final Queue<FaceResult> finished = new ConcurrentLinkedQueue<>();
  private volatile FaceRequest inProgress;

  /** Of the worker. */
  private final float[] painted;

  FaceSlot(FaceStage stage, FaceLayout layout, FaceWorker worker) {
    this.stage = stage;
    this.layout = layout;
    this.worker = worker;
    this.painted = new float[4 * layout.area().size()];
  }

  /**
   * @param request what to paint next; {@code null} for nothing
   */
  void want(FaceRequest request) {
    if (wanted.getAndSet(request) == null && request != null) {
      worker.wake();
    }
  }

  /** What is wanted and not begun, or {@code null}. */
  FaceRequest wanted() {
    return wanted.get();
  }

  /** What is being painted, or {@code null}. Its result is there once this no longer tells it. */
  FaceRequest inProgress() {
    return inProgress;
  }

  /** The next finished face, oldest first, or {@code null}. */
  FaceResult takeFinished() {
    return finished.poll();
  }

  /** Of the worker: takes what is wanted, if it is of that kind, and paints it. */
  boolean paintWanted(boolean ahead) {
    FaceRequest request = wanted.get();
    if (request == null || (request.kind() == FaceRequest.Kind.AHEAD) != ahead) {
      return false;
    }
    inProgress = request;
    if (!wanted.compareAndSet(request, null)) {
      // replaced or withdrawn meanwhile; whatever is there now gets its turn
      inProgress = null;
      return false;
    }
    finished.add(paint(request));
    inProgress = null;
    return true;
  }

  /** Of the worker: paints a face at once. */
  FaceResult paint(FaceRequest request) {
    try {
      stage.draw(request.pose(), painted);
      layout.finish(painted);
      ExpressionKey eyes = request.key(FacePart.EYES);
      ExpressionKey mouth = request.key(FacePart.MOUTH);
      boolean exact = request.kind() == FaceRequest.Kind.RESTING;
      return new FaceResult(
          request,
          new PartPicture(eyes, mouth, exact, layout.cut(FacePart.EYES, painted)),
          new PartPicture(mouth, eyes, exact, layout.cut(FacePart.MOUTH, painted)),
          null);
    } catch (RuntimeException e) {
      return new FaceResult(request, null, null, e);
    }
  }
}
