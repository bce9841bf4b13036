package dev.avatar4j.server.routes;

import dev.avatar4j.image.FrameEncoding;
import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.pipeline.EncodedFrame;
import dev.avatar4j.pipeline.FrameSubscription;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.feed.FeedService;
import dev.avatar4j.server.feed.FrameHeaders;
import dev.avatar4j.server.feed.StreamEncodings;
import dev.avatar4j.server.feed.StreamFormats;
import dev.avatar4j.server.http.RequestRefused;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;

/**
 * One picture of an avatar: the next frame while it is watched, one drawn for this if it is not,
 * and the last one while it is paused.
 */
public final class SnapshotRoutes {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final AvatarScope scope;
  private final FeedService feeds;

  public SnapshotRoutes(AvatarScope scope, FeedService feeds) {
    this.scope = scope;
    this.feeds = feeds;
  }

  public void register(RoutesConfig routes) {
    for (FrameFormat format : StreamFormats.all()) {
      routes.get(
          scope.base() + "snapshot." + StreamFormats.name(format), ctx -> serve(ctx, format));
    }
  }

  private void serve(Context ctx, FrameFormat format) throws InterruptedException {
    ServedAvatar served = scope.of(ctx);
    FrameEncoding encoding = StreamEncodings.withOptions(ctx, format);
    try (FeedService.Place place = feeds.enter();
        // not through the served avatar: a picture is no viewer, and ends no idle pause
        FrameSubscription subscription = served.avatar().subscribe(encoding)) {
      place.holds(subscription);
      Optional<EncodedFrame> next = subscription.next(PATIENCE);
      if (next.isEmpty()) {
        throw new RequestRefused(
            503, null, "The avatar draws no frame now; its statistics may say why.");
      }
      try (EncodedFrame frame = next.get()) {
        reply(ctx, served, frame);
      }
    }
  }

  private static void reply(Context ctx, ServedAvatar served, EncodedFrame frame) {
    ctx.header("Cache-Control", "no-store");
    ctx.header("Content-Length", Integer.toString(frame.length()));
    FrameHeaders.describe(served.avatar(), frame).forEach(ctx::header);
    ctx.contentType(frame.format().mediaType()).result(frame.toByteArray());
  }
}
