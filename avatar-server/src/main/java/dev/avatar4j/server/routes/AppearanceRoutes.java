package dev.avatar4j.server.routes;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.command.AvatarCommands;
import dev.avatar4j.server.command.AvatarState;
import dev.avatar4j.server.command.EmotionList;
import dev.avatar4j.server.feed.FeedService;
import dev.avatar4j.server.feed.StreamEncodings;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.PictureUpload;
import dev.avatar4j.server.http.ServerLimits;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;

/** What an avatar looks like: its character, its emotion templates, its frames. */
public final class AppearanceRoutes {
  private final AvatarScope scope;
  private final ServerLimits limits;
  private final FeedService feeds;

  public AppearanceRoutes(AvatarScope scope, ServerLimits limits, FeedService feeds) {
    this.scope = scope;
    this.limits = limits;
    this.feeds = feeds;
  }

  public void register(RoutesConfig routes) {
    String base = scope.base();
    routes.put(base + "emotions", this::emotions);
    routes.post(base + "character", this::character);
    routes.get(base + "feed", this::feed);
  }

  private void emotions(Context ctx) throws IOException {
    ServedAvatar served = scope.of(ctx);
    AvatarCommands.restoreEmotions(served, Json.readObject(ctx, limits.jsonBytes()));
    Json.reply(ctx, 200, EmotionList.of(served.avatar().emotions()));
  }

  private void character(Context ctx) throws IOException {
    ServedAvatar served = scope.of(ctx);
    CharacterImage image = PictureUpload.read(ctx, limits.uploadBytes());
    served.changes().character(avatar -> avatar.setCharacter(image));
    Json.reply(ctx, 200, AvatarState.of(served));
  }

  private void feed(Context ctx) {
    ServedAvatar served = scope.of(ctx);
    feeds.serveNewFrames(ctx, served, StreamEncodings.read(ctx));
  }
}
