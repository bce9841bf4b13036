package dev.avatar4j.server.routes;

import dev.avatar4j.export.PosedPicture;
import dev.avatar4j.export.ZipSink;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.RequestTiming;
import dev.avatar4j.server.http.ServerLimits;
import dev.avatar4j.server.posing.AvatarPosing;
import dev.avatar4j.server.posing.PosingService;
import dev.avatar4j.server.recording.StillEncoder;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An avatar in a pose of one's choice, and in all of its emotions; the live picture goes on. */
public final class PoseRoutes {
  private static final Logger log = LoggerFactory.getLogger(PoseRoutes.class);

  /** Has Jetty break the connection off, so that nobody takes half a file for a whole one. */
  private static final int BREAK_OFF = -1;

  private final AvatarScope scope;
  private final ServerLimits limits;
  private final PosingService posing;

  public PoseRoutes(AvatarScope scope, ServerLimits limits, PosingService posing) {
    this.scope = scope;
    this.limits = limits;
    this.posing = posing;
  }

  public void register(RoutesConfig routes) {
    routes.get(scope.base() + "pose/schema", this::schema);
    routes.post(scope.base() + "pose", this::pose);
    routes.post(scope.base() + "pose/template", this::template);
    routes.get(scope.base() + "emotions.zip", this::export);
  }

  private void schema(Context ctx) {
    ServedAvatar served = scope.of(ctx);
    Json.reply(ctx, 200, PoseSchema.of(served.avatar().character(), posing.of(served).outputs()));
  }

  private void template(Context ctx) throws IOException {
    scope.of(ctx);
    Json.reply(ctx, 200, TemplateFile.first(Json.readObject(ctx, limits.jsonBytes())));
  }

  private void pose(Context ctx) throws IOException {
    ServedAvatar served = scope.of(ctx);
    PoseRequest wanted = PoseRequest.read(Json.readObject(ctx, limits.jsonBytes()));
    AvatarPosing.Still still = posing.of(served).draw(wanted.face(), wanted.output());
    PosedPicture picture = still.picture();
    ctx.header("X-Render-Millis", String.format(Locale.ROOT, "%.2f", still.nanos() / 1e6));
    ctx.header("X-Output", picture.output());
    ctx.header("X-Output-Kind", picture.kind().name().toLowerCase(Locale.ROOT));
    ctx.header("X-Output-Channels", Integer.toString(picture.channels()));
    reply(ctx, picture.pixels());
  }

  private static void reply(Context ctx, PixelBuffer pixels) {
    try (StillEncoder png = StillEncoder.reproducible()) {
      byte[] bytes = png.encode(pixels);
      ctx.header("Cache-Control", "no-store");
      ctx.header("Content-Length", Integer.toString(bytes.length));
      ctx.contentType("image/png").result(bytes);
    }
  }

  private void export(Context ctx) throws IOException {
    ServedAvatar served = scope.of(ctx);
    String output = Objects.requireNonNullElse(ctx.queryParam("output"), PoseRequest.FRAME);
    try (AvatarPosing.Export export = posing.of(served).export(output)) {
      ctx.header("Cache-Control", "no-store");
      ctx.header("Content-Disposition", "attachment; filename=\"emotions.zip\"");
      ctx.contentType("application/zip");
      RequestTiming.stamp(ctx);
      stream(ctx, export);
    }
  }

  private static void stream(Context ctx, AvatarPosing.Export export) throws IOException {
    try {
      ZipSink zip = new ZipSink(ctx.res().getOutputStream());
      export.write(zip);
      zip.close(); // not after a failure: that would make half an archive look whole
    } catch (IOException e) {
      log.debug("The client of an export has gone: {}", e.toString());
    } catch (RuntimeException e) {
      if (!ctx.res().isCommitted()) {
        throw e;
      }
      log.warn("An export was broken off: {}", e.toString());
      ctx.res().sendError(BREAK_OFF);
    }
  }
}
