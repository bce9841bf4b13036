package dev.avatar4j.server;

import dev.avatar4j.Avatar;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.FrameFormat;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;

/** The routes of the server's own page, under {@code /api/v1}. */
final class PageRoutes {
  private static final String BASE = "/api/v1/";

  private final Avatar avatar;
  private final ServerLimits limits;
  private final FeedService feeds;

  PageRoutes(Avatar avatar, ServerLimits limits, FeedService feeds) {
    this.avatar = avatar;
    this.limits = limits;
    this.feeds = feeds;
  }

  void register(RoutesConfig routes) {
    routes.get(BASE + "health", ctx -> Json.reply(ctx, 200, Map.of("status", "ok")));
    routes.get(BASE + "state", this::state);
    routes.get(
        BASE + "emotions",
        ctx -> Json.reply(ctx, 200, Map.of("emotions", avatar.emotions().names())));
    routes.post(BASE + "emotion", this::emotion);
    routes.post(BASE + "talking", this::talking);
    routes.post(BASE + "paused", this::paused);
    routes.post(BASE + "character", this::character);
    routes.get(BASE + "feed", this::feed);
  }

  private void state(Context ctx) {
    Json.reply(ctx, 200, AvatarState.of(avatar));
  }

  private void emotion(Context ctx) throws IOException {
    EmotionRequest request = EmotionRequest.read(Json.readObject(ctx, limits.jsonBytes()));
    try {
      avatar.setEmotion(request.mix());
    } catch (InvalidInputException e) {
      throw new RequestRefused(400, request.field(), e.getMessage());
    }
    state(ctx);
  }

  private void talking(Context ctx) throws IOException {
    avatar.setTalking(Json.requireBoolean(Json.readObject(ctx, limits.jsonBytes()), "on"));
    state(ctx);
  }

  private void paused(Context ctx) throws IOException {
    if (Json.requireBoolean(Json.readObject(ctx, limits.jsonBytes()), "on")) {
      avatar.pause();
    } else {
      avatar.resume();
    }
    state(ctx);
  }

  private void character(Context ctx) throws IOException {
    avatar.setCharacter(PictureUpload.read(ctx, limits.uploadBytes()));
    state(ctx);
  }

  private void feed(Context ctx) {
    String asked = ctx.queryParam("format");
    FrameFormat format =
        switch (asked == null ? "png" : asked) {
          case "png" -> FrameFormat.PNG;
          case "qoi" -> FrameFormat.QOI;
          default ->
              throw new RequestRefused(
                  400, "format", "\"" + asked + "\" is no feed format; use png or qoi.");
        };
    feeds.serveNewFrames(ctx, format);
  }
}
