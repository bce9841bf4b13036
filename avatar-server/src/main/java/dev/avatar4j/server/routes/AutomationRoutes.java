package dev.avatar4j.server.routes;

import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.command.AvatarCommands;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.ServerLimits;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;

/** What an avatar does by itself. */
public final class AutomationRoutes {
  private final AvatarScope scope;
  private final long bodyLimit;

  public AutomationRoutes(AvatarScope scope, ServerLimits limits) {
    this.scope = scope;
    this.bodyLimit = limits.jsonBytes();
  }

  public void register(RoutesConfig routes) {
    routes.get(scope.base() + "automation", this::reply);
    routes.patch(scope.base() + "automation", this::patch);
  }

  private void reply(Context ctx) {
    Json.reply(ctx, 200, scope.of(ctx).automation());
  }

  private void patch(Context ctx) throws IOException {
    ServedAvatar served = scope.of(ctx);
    AvatarCommands.patchAutomation(served, Json.readObject(ctx, bodyLimit));
    reply(ctx);
  }
}
