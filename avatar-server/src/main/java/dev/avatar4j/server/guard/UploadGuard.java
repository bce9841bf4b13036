package dev.avatar4j.server.guard;

import dev.avatar4j.server.avatars.HeapRoom;
import dev.avatar4j.server.avatars.OverloadedException;
import dev.avatar4j.server.command.LipsyncRequest;
import dev.avatar4j.server.http.FormParts;
import dev.avatar4j.server.http.PackageUpload;
import dev.avatar4j.server.http.PictureUpload;
import dev.avatar4j.server.http.ServerLimits;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.concurrent.Semaphore;

/**
 * Admits few uploads at a time: each is held in memory whole, and then as decoded pixels beside it.
 */
public final class UploadGuard {
  /** As it comes, put together, and unpacked. */
  private static final int COPIES = 3;

  private static final String ADMITTED = "avatar4j.upload";

  private final Semaphore places;
  private final ServerLimits limits;
  private final HeapRoom room;

  /**
   * @param limits how many uploads at a time, and how large
   * @param room what memory there is for them
   */
  public UploadGuard(ServerLimits limits, HeapRoom room) {
    this.limits = limits;
    this.room = room;
    this.places = new Semaphore(limits.uploads());
  }

  public void register(RoutesConfig routes) {
    routes.before(this::admit);
    routes.after(this::release);
  }

  private void admit(Context ctx) {
    if (!FormParts.isForm(ctx)
        && !PictureUpload.isBarePicture(ctx)
        && !PackageUpload.isArchive(ctx)
        && !LipsyncRequest.isBareSound(ctx)) {
      return;
    }
    if (!places.tryAcquire()) {
      throw new OverloadedException(
          "body",
          "The server is busy with " + limits.uploads() + " uploads; try again in a moment.");
    }
    ctx.attribute(ADMITTED, true);
    long announced = ctx.req().getContentLengthLong();
    if (announced <= limits.uploadBytes()) {
      room.require(COPIES * (announced < 0 ? limits.uploadBytes() : announced), "This upload");
    }
  }

  private void release(Context ctx) {
    if (ctx.attribute(ADMITTED) != null) {
      ctx.attribute(ADMITTED, null);
      places.release();
    }
  }
}
