package dev.avatar4j.server.feed;

import dev.avatar4j.Avatar;
import dev.avatar4j.image.FrameEncoding;
import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.pipeline.FrameSubscription;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.http.RequestRefused;
import dev.avatar4j.server.http.RequestTiming;
import dev.avatar4j.server.metrics.FeedCounts;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens feeds, counts them, and ends them all when the server stops. */
public final class FeedService implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FeedService.class);
  private static final long HEARTBEAT_NANOS = 1_000_000_000L;
  private static final double GRACE = 0.5;

  private final FeedSlots slots;
  private final FeedCounts counts;
  private final Set<FrameSubscription> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param slots how many may be open
   * @param counts told what they send
   */
  public FeedService(FeedSlots slots, FeedCounts counts) {
    this.slots = slots;
    this.counts = counts;
  }

  /** The Talkinghead feed: PNG, a part every {@code 1/target_fps} seconds whatever happens. */
  public void serveConstantRate(Context ctx, ServedAvatar served) {
    serve(ctx, () -> served.subscribe(FrameFormat.PNG), PartHeaders.NONE, atTargetRate(served));
  }

  /**
   * The Raven feed: the format of the settings, the frame's place and the server's statistics, a
   * part every {@code 1/target_fps} seconds whatever happens.
   */
  public void serveAsConfigured(Context ctx, ServedAvatar served) {
    serve(
        ctx,
        () -> new ConfiguredSubscription(served),
        FrameHeaders.forRaven(served.avatar()),
        atTargetRate(served));
  }

  private static FeedCadence atTargetRate(ServedAvatar served) {
    Avatar avatar = served.avatar();
    return new FeedCadence(() -> Math.round(1e9 / avatar.settings().targetFps()), GRACE);
  }

  /** Our own feed: new frames only, and a sign of life every second while there are none. */
  public void serveNewFrames(Context ctx, ServedAvatar served, FrameEncoding encoding) {
    serve(
        ctx,
        () -> served.subscribe(encoding),
        FrameHeaders.numbered(served.avatar()),
        new FeedCadence(() -> HEARTBEAT_NANOS, 0));
  }

  private void serve(
      Context ctx, Supplier<FrameSubscription> opening, PartHeaders headers, FeedCadence cadence) {
    try (Place place = enter();
        FrameSubscription subscription = opening.get()) {
      place.holds(subscription);
      stream(ctx, subscription, headers, cadence);
    }
  }

  /**
   * Takes one of the places for readers of frames.
   *
   * @throws RequestRefused 503 if all are taken, or the server stops
   */
  public Place enter() {
    if (closed) {
      throw new RequestRefused(503, "feed", "The server stops; try again later.");
    }
    slots.take();
    return new Place();
  }

  /** One reader's place. What it reads from is ended when the server stops. Used by one thread. */
  public final class Place implements AutoCloseable {
    private FrameSubscription held;

    public void holds(FrameSubscription subscription) {
      held = subscription;
      open.add(subscription);
      if (closed) {
        // close() may have looked at the open ones just before this one was added
        subscription.close();
      }
    }

    @Override
    public void close() {
      if (held != null) {
        open.remove(held);
      }
      slots.giveBack();
    }
  }

  private void stream(
      Context ctx, FrameSubscription subscription, PartHeaders headers, FeedCadence cadence) {
    ctx.contentType(MultipartWriter.CONTENT_TYPE);
    ctx.header("Cache-Control", "no-store");
    // the body ends with the connection: no chunk framing between the parts, for simple clients
    ctx.header("Connection", "close");
    RequestTiming.stamp(ctx);
    try {
      var out = ctx.res().getOutputStream();
      ctx.res().flushBuffer();
      new Feed(subscription, new MultipartWriter(out, headers), cadence, counts).run();
    } catch (IOException e) {
      log.debug("A feed ended: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Refuses new feeds and has the others end after the part in progress. */
  @Override
  public void close() {
    closed = true;
    open.forEach(FrameSubscription::close);
  }
}
