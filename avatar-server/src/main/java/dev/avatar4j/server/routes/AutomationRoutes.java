package dev.avatar4j.server;

import dev.avatar4j.server.avatars.ServedAvatar;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;

/** What an avatar does by itself. */
final class AutomationRoutes {
  private final AvatarScope scope;
  private final long bodyLimit;

  AutomationRoutes(AvatarScope scope, ServerLimits limits) {
    this.scope = scope;
    this.bodyLimit = limits.jsonBytes();
  }

  void register(RoutesConfig routes) {
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
