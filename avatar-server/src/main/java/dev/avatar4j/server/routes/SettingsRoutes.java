package dev.avatar4j.server.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.animation.Setting;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.command.AvatarCommands;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.ServerLimits;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The avatar's settings: what they are, what they may be, and how to change them. */
public final class SettingsRoutes {
  private final AvatarScope scope;
  private final long bodyLimit;

  public SettingsRoutes(AvatarScope scope, ServerLimits limits) {
    this.scope = scope;
    this.bodyLimit = limits.jsonBytes();
  }

  public void register(RoutesConfig routes) {
    String path = scope.base() + "settings";
    routes.get(path, this::reply);
    routes.get(path + "/schema", this::schema);
    routes.put(path, this::replace);
    routes.patch(path, this::patch);
  }

  private void replace(Context ctx) throws IOException {
    ServedAvatar served = scope.of(ctx);
    ObjectNode body = Json.readObject(ctx, bodyLimit);
    served.changes().settings(present -> served.changes().startSettings().patched(body));
    reply(ctx);
  }

  private void patch(Context ctx) throws IOException {
    ServedAvatar served = scope.of(ctx);
    AvatarCommands.patchSettings(served, Json.readObject(ctx, bodyLimit));
    reply(ctx);
  }

  private void reply(Context ctx) {
    Json.reply(ctx, 200, scope.of(ctx).avatar().settings().toKeys());
  }

  private void schema(Context ctx) {
    scope.of(ctx);
    Json.reply(ctx, 200, Map.of("settings", declarations()));
  }

  private static List<Map<String, Object>> declarations() {
    return AnimatorSettings.declarations().stream().map(SettingsRoutes::describe).toList();
  }

  private static <T> Map<String, Object> describe(Setting<T> setting) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("key", setting.key());
    entry.put("group", setting.group());
    entry.put("type", setting.type());
    entry.put("default", setting.toJson(setting.defaultValue()));
    setting.min().ifPresent(min -> entry.put("min", min));
    setting.max().ifPresent(max -> entry.put("max", max));
    if (!setting.choices().isEmpty()) {
      entry.put("choices", setting.choices());
    }
    if (!setting.unit().isEmpty()) {
      entry.put("unit", setting.unit());
    }
    entry.put("help", setting.help());
    return entry;
  }
}
