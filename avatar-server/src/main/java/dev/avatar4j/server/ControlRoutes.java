package dev.avatar4j.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.Avatar;
import dev.avatar4j.animation.Gaze;
import dev.avatar4j.animation.OverrideKeys;
import dev.avatar4j.animation.Overrides;
import dev.avatar4j.server.avatars.ServedAvatar;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the character can be told to do besides its emotion: gaze, effects, data eyes, overrides.
 */
final class ControlRoutes {
  private final AvatarScope scope;
  private final long bodyLimit;

  ControlRoutes(AvatarScope scope, ServerLimits limits) {
    this.scope = scope;
    this.bodyLimit = limits.jsonBytes();
  }

  void register(RoutesConfig routes) {
    String base = scope.base();
    routes.post(base + "gaze", this::gaze);
    routes.post(base + "effects", this::effect);
    routes.post(base + "data_eyes", this::dataEyes);
    routes.post(base + "overrides", this::overrides);
  }

  private void gaze(Context ctx) throws IOException {
    Avatar avatar = scope.of(ctx).avatar();
    ObjectNode body = body(ctx, "gaze");
    if (!body.has("gaze")) {
      throw new RequestRefused(
          400,
          "gaze",
          "\"gaze\" is required: [x, y] with numbers from -1 to 1, \"away\", or null.");
    }
    avatar.setGaze(Gaze.parse(body.get("gaze")));
    state(ctx);
  }

  private void effect(Context ctx) throws IOException {
    Avatar avatar = scope.of(ctx).avatar();
    avatar.playEffect(Json.requireText(body(ctx, "effect"), "effect"));
    state(ctx);
  }

  private void dataEyes(Context ctx) throws IOException {
    ServedAvatar served = scope.of(ctx);
    served.setDataEyes(Json.requireBoolean(body(ctx, "on"), "on"));
    state(ctx);
  }

  private void overrides(Context ctx) throws IOException {
    Avatar avatar = scope.of(ctx).avatar();
    ObjectNode body = body(ctx, "set", "modify", "unset", "fade", "expiry");
    JsonNode set = body.get("set");
    JsonNode modify = body.get("modify");
    JsonNode unset = body.get("unset");
    JsonNode fade = body.get("fade");
    JsonNode expiry = body.get("expiry");
    if (Stream.of(set, modify, unset).filter(Objects::nonNull).count() != 1) {
      throw new RequestRefused(
          400, "set", "Give exactly one of \"set\", \"modify\" and \"unset\".");
    }
    if (unset != null && expiry != null) {
      throw new RequestRefused(400, "expiry", "Overrides that are unset have no expiry.");
    }
    if (set != null) {
      avatar.setOverrides(Overrides.parse(set, fade, expiry));
    } else if (modify != null) {
      avatar.modifyOverrides(Overrides.parse(modify, fade, expiry));
    } else {
      avatar.unsetOverrides(OverrideKeys.parse(unset, fade));
    }
    state(ctx);
  }

  private ObjectNode body(Context ctx, String... known) throws IOException {
    ObjectNode body = Json.readObject(ctx, bodyLimit);
    Json.refuseUnknown(body, List.of(known));
    return body;
  }

  private void state(Context ctx) {
    Json.reply(ctx, 200, AvatarState.of(scope.of(ctx)));
  }
}
