package dev.avatar4j.server.compat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.animation.OverrideKeys;
import dev.avatar4j.animation.Overrides;
import dev.avatar4j.emotion.EmotionMix;
import dev.avatar4j.server.avatars.AvatarRegistry;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.PlainReply;
import dev.avatar4j.server.http.RequestRefused;
import dev.avatar4j.server.http.ServerLimits;
import dev.avatar4j.server.http.WarningLog;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What clients of Raven's {@code avatar} module tell an instance, with that module's replies:
 * {@code OK}. An instance that is not there is 404 and a bad value 400; in neither case anything
 * changes.
 */
public final class RavenRoutes {
  static final String BASE = "/api/avatar/";

  private static final Logger log = LoggerFactory.getLogger(RavenRoutes.class);

  private final AvatarRegistry registry;
  private final ServerLimits limits;

  public RavenRoutes(AvatarRegistry registry, ServerLimits limits) {
    this.registry = registry;
    this.limits = limits;
  }

  /** What a request does to its instance. */
  @FunctionalInterface
  private interface Action {
    void apply(RavenRequest request);
  }

  public void register(RoutesConfig routes) {
    on(routes, "start", ServedAvatar::resume);
    on(routes, "stop", ServedAvatar::pause);
    on(routes, "start_talking", served -> served.setTalking(true));
    on(routes, "stop_talking", served -> served.setTalking(false));
    on(routes, "start_data_eyes", ServedAvatar::startDataEyes);
    on(routes, "stop_data_eyes", ServedAvatar::stopDataEyes);
    post(routes, "load_emotion_templates", RavenRoutes::loadEmotionTemplates);
    post(routes, "load_animator_settings", RavenRoutes::loadAnimatorSettings);
    post(routes, "set_emotion", RavenRoutes::setEmotion);
    post(routes, "set_overrides", RavenRoutes::setOverrides);
    post(routes, "modify_overrides", RavenRoutes::modifyOverrides);
  }

  private void on(RoutesConfig routes, String name, Consumer<ServedAvatar> change) {
    post(routes, name, request -> change.accept(request.instance()));
  }

  private void post(RoutesConfig routes, String name, Action action) {
    routes.post(BASE + name, ctx -> answer(ctx, action));
  }

  private void answer(Context ctx, Action action) throws IOException {
    action.apply(RavenRequest.read(ctx, registry, limits.jsonBytes()));
    PlainReply.send(ctx, "OK");
  }

  private static void loadEmotionTemplates(RavenRequest request) {
    WarningLog warnings = new WarningLog(log, "Emotion templates");
    request.instance().changes().restoreEmotions(request.object("emotions"), warnings);
    warnings.write();
  }

  private static void loadAnimatorSettings(RavenRequest request) {
    WarningLog warnings = new WarningLog(log, "Animator settings");
    request.instance().changes().restoreSettings(request.object("animator_settings"), warnings);
    warnings.write();
  }

  private static void setEmotion(RavenRequest request) {
    String name = Json.requireText(request.body(), "emotion_name");
    try {
      request.instance().setEmotion(EmotionMix.of(name));
    } catch (InvalidInputException e) {
      throw new RequestRefused(400, "emotion_name", e.getMessage());
    }
  }

  private static void setOverrides(RavenRequest request) {
    request.instance().avatar().setOverrides(Overrides.parse(request.object("overrides")));
  }

  private static void modifyOverrides(RavenRequest request) {
    ObjectNode overrides = request.object("overrides");
    JsonNode action = request.body().get("action");
    switch (action == null ? "set" : action.asText()) {
      case "set" -> request.instance().avatar().modifyOverrides(Overrides.parse(overrides));
      case "unset" ->
          request.instance().avatar().unsetOverrides(OverrideKeys.parse(overrides, null));
      default ->
          throw new RequestRefused(
              400,
              "action",
              "The action is " + InputProblems.shown(action) + "; it needs \"set\" or \"unset\".");
    }
  }
}
