package dev.avatar4j.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.Avatar;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.animation.Setting;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The avatar's settings: what they are, what they may be, and how to change them. */
final class SettingsRoutes {
  private static final String PATH = "/api/v1/settings";

  private final Avatar avatar;
  private final long bodyLimit;

  /** What settings that a PUT leaves out go back to. */
  private final AnimatorSettings startSettings;

  SettingsRoutes(Avatar avatar, ServerLimits limits) {
    this.avatar = avatar;
    this.startSettings = avatar.settings();
    this.bodyLimit = limits.jsonBytes();
  }

  void register(RoutesConfig routes) {
    routes.get(PATH, this::reply);
    routes.get(PATH + "/schema", ctx -> Json.reply(ctx, 200, Map.of("settings", schema())));
    routes.put(PATH, ctx -> change(ctx, () -> startSettings));
    routes.patch(PATH, ctx -> change(ctx, avatar::settings));
  }

  private void change(Context ctx, Supplier<AnimatorSettings> base) throws IOException {
    ObjectNode body = Json.readObject(ctx, bodyLimit);
    synchronized (this) {
      // two patches at the same time must not undo one another
      avatar.setSettings(base.get().patched(body));
    }
    reply(ctx);
  }

  private void reply(Context ctx) {
    Json.reply(ctx, 200, avatar.settings().toKeys());
  }

  private static List<Map<String, Object>> schema() {
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
