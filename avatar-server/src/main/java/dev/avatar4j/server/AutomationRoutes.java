package dev.avatar4j.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.server.avatars.ServedAvatar;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/** What an avatar does by itself, and the signs of activity that keep it from pausing. */
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
    routes.post(scope.base() + "ping", this::ping);
  }

  private void reply(Context ctx) {
    Json.reply(ctx, 200, scope.of(ctx).automation());
  }

  private void patch(Context ctx) throws IOException {
    ServedAvatar served = scope.of(ctx);
    ObjectNode body = Json.readObject(ctx, bodyLimit);
    served.setAutomation(AutomationPatch.apply(served.automation(), body));
    reply(ctx);
  }

  private void ping(Context ctx) throws IOException {
    ServedAvatar served = scope.of(ctx);
    ObjectNode body = Json.readObject(ctx, bodyLimit);
    Json.refuseUnknown(body, List.of("seconds"));
    served.keepAwake(body.has("seconds") ? AutomationPatch.seconds(body, "seconds") : 0);
    Json.reply(ctx, 200, AvatarState.of(served));
  }
}
