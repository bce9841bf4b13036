package dev.avatar4j.server.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.command.LipsyncCommands;
import dev.avatar4j.server.command.LipsyncRequest;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.ServerLimits;
import dev.avatar4j.server.lipsync.LipsyncService;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/** Lipsync for sound that clients bring, and for words without sound. */
public final class LipsyncRoutes {
  private final AvatarScope scope;
  private final ServerLimits limits;
  private final LipsyncCommands commands;

  public LipsyncRoutes(AvatarScope scope, ServerLimits limits, LipsyncService lipsync) {
    this.scope = scope;
    this.limits = limits;
    this.commands = new LipsyncCommands(lipsync);
  }

  public void register(RoutesConfig routes) {
    String path = scope.base() + "lipsync";
    routes.post(path, this::follow);
    routes.delete(path, this::stop);
    routes.post(path + "/stop", this::stop);
    routes.post(path + "/started", this::started);
    routes.post(path + "/words", this::words);
  }

  private void follow(Context ctx) throws IOException {
    ServedAvatar served = scope.of(ctx);
    Json.reply(ctx, 200, commands.follow(served, LipsyncRequest.read(ctx, limits)));
  }

  private void started(Context ctx) throws IOException {
    ServedAvatar served = scope.of(ctx);
    Json.reply(ctx, 200, commands.started(served, body(ctx, LipsyncCommands.STARTED_FIELDS)));
  }

  private void words(Context ctx) throws IOException {
    ServedAvatar served = scope.of(ctx);
    Json.reply(ctx, 200, commands.words(served, body(ctx, LipsyncCommands.WORDS_FIELDS)));
  }

  private ObjectNode body(Context ctx, List<String> known) throws IOException {
    ObjectNode body = Json.readObject(ctx, limits.jsonBytes());
    Json.refuseUnknown(body, known);
    return body;
  }

  private void stop(Context ctx) {
    Json.reply(ctx, 200, commands.stop(scope.of(ctx)));
  }
}
