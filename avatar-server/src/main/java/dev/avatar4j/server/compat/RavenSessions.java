package dev.avatar4j.server.compat;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.server.avatars.AvatarRegistry;
import dev.avatar4j.server.avatars.AvatarRequest;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.feed.FeedService;
import dev.avatar4j.server.http.FormParts;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.PictureUpload;
import dev.avatar4j.server.http.PlainReply;
import dev.avatar4j.server.http.RequestRefused;
import dev.avatar4j.server.http.ServerLimits;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** How clients of Raven's {@code avatar} module make, change, watch and end instances. */
public final class RavenSessions {
  private static final String BASE = RavenRoutes.BASE;
  public static final String FEED = BASE + "result_feed";

  private final AvatarRegistry registry;
  private final ServerLimits limits;
  private final FeedService feeds;

  public RavenSessions(AvatarRegistry registry, ServerLimits limits, FeedService feeds) {
    this.registry = registry;
    this.limits = limits;
    this.feeds = feeds;
  }

  public void register(RoutesConfig routes) {
    routes.post(BASE + "load", this::load);
    routes.post(BASE + "reload", this::reload);
    routes.post(BASE + "unload", this::unload);
    routes.get(FEED, this::feed);
  }

  private void load(Context ctx) throws IOException {
    CharacterImage image = PictureUpload.readCharacter(FormParts.read(ctx, limits.uploadBytes()));
    AvatarRequest request =
        new AvatarRequest(
            Optional.of(image),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            // clients configure the instance first and then start it
            true);
    Json.reply(ctx, 200, Map.of(RavenRequest.INSTANCE, registry.create(request).id()));
  }

  private void reload(Context ctx) throws IOException {
    FormParts form = FormParts.read(ctx, limits.uploadBytes());
    var fields = form.requireJson("json", limits.jsonBytes());
    ServedAvatar served = registry.require(Json.requireText(fields, RavenRequest.INSTANCE));
    served.avatar().setCharacter(PictureUpload.readCharacter(form));
    PlainReply.send(ctx, "OK");
  }

  private void unload(Context ctx) throws IOException {
    var body = Json.readObject(ctx, limits.jsonBytes());
    registry.remove(Json.requireText(body, RavenRequest.INSTANCE));
    PlainReply.send(ctx, "OK");
  }

  private void feed(Context ctx) {
    String id = ctx.queryParam(RavenRequest.INSTANCE);
    if (id == null) {
      throw new RequestRefused(
          400,
          RavenRequest.INSTANCE,
          "\"instance_id\" is required: /api/avatar/result_feed?instance_id=...");
    }
    feeds.serveAsConfigured(ctx, registry.require(id));
  }
}
