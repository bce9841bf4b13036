package dev.avatar4j.server.routes;

import dev.avatar4j.Avatar;
import dev.avatar4j.emotion.EmotionTemplate;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.command.AvatarState;
import dev.avatar4j.server.command.EmotionList;
import dev.avatar4j.server.http.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Read access to an avatar: the whole state, and each part of it where it can be changed. */
public final class StateRoutes {
  private final AvatarScope scope;

  public StateRoutes(AvatarScope scope) {
    this.scope = scope;
  }

  public void register(RoutesConfig routes) {
    get(routes, "state", AvatarState::of);
    get(routes, "emotion", StateRoutes::emotion);
    get(routes, "emotions", served -> EmotionList.of(served.avatar().emotions()));
    routes.get(scope.base() + "emotions/{emotion}", this::template);
    get(
        routes,
        "talking",
        served -> Map.of("on", served.avatar().talking(), "speaking", served.avatar().speaking()));
    get(routes, "gaze", StateRoutes::gaze);
    get(routes, "effects", served -> Map.of("effects", served.avatar().effects()));
    get(
        routes,
        "data_eyes",
        served -> Map.of("on", served.avatar().dataEyes(), "holders", served.dataEyesHolders()));
    get(routes, "overrides", served -> Map.of("overrides", served.avatar().overrides().toKeys()));
    get(
        routes,
        "paused",
        served -> Map.of("on", served.avatar().paused(), "idle", served.idlePaused()));
    get(routes, "character", StateRoutes::character);
    get(routes, "statistics", served -> served.avatar().statistics());
  }

  private void get(RoutesConfig routes, String name, Function<ServedAvatar, Object> part) {
    routes.get(scope.base() + name, ctx -> Json.reply(ctx, 200, part.apply(scope.of(ctx))));
  }

  private static Object emotion(ServedAvatar served) {
    Avatar avatar = served.avatar();
    return Map.of("emotion", avatar.emotion(), "emotion_mix", avatar.emotionMix().weights());
  }

  private static Object gaze(ServedAvatar served) {
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("gaze", served.avatar().gaze().toJson());
    return reply;
  }

  private static Object character(ServedAvatar served) {
    Avatar avatar = served.avatar();
    return Map.of(
        "name", avatar.character().name(),
        "cels", avatar.character().cels().keySet(),
        "warnings", avatar.warnings());
  }

  private void template(Context ctx) {
    EmotionTemplate template = scope.of(ctx).avatar().emotions().require(ctx.pathParam("emotion"));
    Json.reply(ctx, 200, Map.of("pose", template.pose().toKeys(), "cels", template.cels()));
  }
}
