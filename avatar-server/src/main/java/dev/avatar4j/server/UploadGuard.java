package dev.avatar4j.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.concurrent.Semaphore;

/**
 * Admits few uploads at a time: each is held in memory whole, and then as decoded pixels beside it.
 */
final class UploadGuard {
  private static final String ADMITTED = "avatar4j.upload";

  private final Semaphore places;
  private final int limit;

  /**
   * @param limit uploads at a time
   */
  UploadGuard(int limit) {
    this.limit = limit;
    this.places = new Semaphore(limit);
  }

  void register(RoutesConfig routes) {
    routes.before(this::admit);
    routes.after(this::release);
  }

  private void admit(Context ctx) {
    if (!FormParts.isForm(ctx)
        && !PictureUpload.isBarePicture(ctx)
        && !LipsyncRequest.isBareSound(ctx)) {
      return;
    }
    if (!places.tryAcquire()) {
      ctx.header("Retry-After", "1");
      throw new RequestRefused(
          503, "body", "The server is busy with " + limit + " uploads; try again in a moment.");
    }
    ctx.attribute(ADMITTED, true);
  }

  private void release(Context ctx) {
    if (ctx.attribute(ADMITTED) != null) {
      ctx.attribute(ADMITTED, null);
      places.release();
    }
  }
}
