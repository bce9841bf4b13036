package dev.avatar4j.server.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.command.AvatarCommand;
import dev.avatar4j.server.command.AvatarCommands;
import dev.avatar4j.server.command.AvatarState;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.ServerLimits;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;

/** What the character can be told to do, each at its own path; the reply is the new state. */
public final class ControlRoutes {
  private final AvatarScope scope;
  private final AvatarCommands commands;
  private final long bodyLimit;

  public ControlRoutes(AvatarScope scope, AvatarCommands commands, ServerLimits limits) {
    this.scope = scope;
    this.commands = commands;
    this.bodyLimit = limits.jsonBytes();
  }

  public void register(RoutesConfig routes) {
    for (String name : commands.names()) {
      routes.post(scope.base() + name, ctx -> tell(ctx, commands.get(name)));
    }
  }

  private void tell(Context ctx, AvatarCommand command) throws IOException {
    ServedAvatar served = scope.of(ctx);
    ObjectNode body = Json.readObject(ctx, bodyLimit);
    Json.refuseUnknown(body, command.fields());
    command.apply(served, body);
    Json.reply(ctx, 200, AvatarState.of(served));
  }
}
