package dev.avatar4j.server;

import dev.avatar4j.Avatar;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.emotion.TextEmotions;
import dev.avatar4j.server.avatars.ServedAvatar;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the server's own page tells an avatar: its emotion, its character; and its frames. */
final class PageRoutes {
  private static final Logger log = LoggerFactory.getLogger(PageRoutes.class);

  private final AvatarScope scope;
  private final ServerLimits limits;
  private final FeedService feeds;
  private final TextEmotions textEmotions;

  PageRoutes(AvatarScope scope, ServerLimits limits, FeedService feeds, TextEmotions textEmotions) {
    this.scope = scope;
    this.textEmotions = textEmotions;
    this.limits = limits;
    this.feeds = feeds;
  }

  void register(RoutesConfig routes) {
    String base = scope.base();
    routes.put(base + "emotions", this::emotions);
    routes.post(base + "emotion", this::emotion);
    routes.post(base + "talking", this::talking);
    routes.post(base + "paused", this::paused);
    routes.post(base + "character", this::character);
    routes.get(base + "feed", this::feed);
  }

  private Avatar avatar(Context ctx) {
    return scope.of(ctx).avatar();
  }

  private void state(Context ctx) {
    Json.reply(ctx, 200, AvatarState.of(scope.of(ctx)));
  }

  private void emotion(Context ctx) throws IOException {
    ServedAvatar served = scope.of(ctx);
    EmotionRequest request =
        EmotionRequest.read(Json.readObject(ctx, limits.jsonBytes()), textEmotions);
    try {
      served.setEmotion(request.mix());
    } catch (InvalidInputException e) {
      throw new RequestRefused(400, request.field(), e.getMessage());
    }
    state(ctx);
  }

  private void emotions(Context ctx) throws IOException {
    ServedAvatar served = scope.of(ctx);
    WarningLog warnings = new WarningLog(log, "Emotion templates");
    served.restoreEmotions(Json.readObject(ctx, limits.jsonBytes()), warnings);
    warnings.write();
    Json.reply(ctx, 200, Map.of("emotions", served.avatar().emotions().names()));
  }

  private void talking(Context ctx) throws IOException {
    ServedAvatar served = scope.of(ctx);
    served.setTalking(Json.requireBoolean(Json.readObject(ctx, limits.jsonBytes()), "on"));
    state(ctx);
  }

  private void paused(Context ctx) throws IOException {
    ServedAvatar served = scope.of(ctx);
    if (Json.requireBoolean(Json.readObject(ctx, limits.jsonBytes()), "on")) {
      served.pause();
    } else {
      served.resume();
    }
    state(ctx);
  }

  private void character(Context ctx) throws IOException {
    Avatar avatar = avatar(ctx);
    avatar.setCharacter(PictureUpload.read(ctx, limits.uploadBytes()));
    state(ctx);
  }

  private void feed(Context ctx) {
    ServedAvatar served = scope.of(ctx);
    feeds.serveNewFrames(ctx, served, StreamEncodings.read(ctx));
  }
}
