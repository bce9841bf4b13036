package dev.avatar4j.server.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.image.Matte;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.RequestRefused;
import dev.avatar4j.server.http.ServerLimits;
import dev.avatar4j.server.recording.RecordingFormat;
import dev.avatar4j.server.recording.RecordingRequest;
import dev.avatar4j.server.recording.RecordingService;
import dev.avatar4j.server.recording.RecordingState;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recording of an avatar's live picture to a file. */
public final class RecordingRoutes {
  private static final List<String> KNOWN = List.of("format", "seconds", "fps", "background");

  private final AvatarScope scope;
  private final long bodyLimit;
  private final RecordingService recordings;

  public RecordingRoutes(AvatarScope scope, ServerLimits limits, RecordingService recordings) {
    this.scope = scope;
    this.bodyLimit = limits.jsonBytes();
    this.recordings = recordings;
  }

  public void register(RoutesConfig routes) {
    String path = scope.base() + "recording";
    routes.post(path, this::start);
    routes.get(path, this::state);
    routes.delete(path, this::discard);
    routes.post(path + "/stop", this::stop);
    routes.get(path + "/formats", this::formats);
    routes.get(path + "/result", this::result);
    routes.head(path + "/result", this::result);
  }

  private void start(Context ctx) throws IOException {
    ServedAvatar served = scope.of(ctx);
    ObjectNode body = Json.readObject(ctx, bodyLimit);
    Json.refuseUnknown(body, KNOWN);
    Json.reply(ctx, 202, recordings.start(served, request(body, served)));
  }

  private RecordingRequest request(ObjectNode body, ServedAvatar served) {
    RecordingFormat format = RecordingFormat.parse("format", Json.requireText(body, "format"));
    double seconds =
        body.hasNonNull("seconds") ? number(body, "seconds") : recordings.limits().seconds();
    Optional<Matte> background =
        body.hasNonNull("background")
            ? Optional.of(Matte.parse("background", Json.requireText(body, "background")))
            : Optional.empty();
    return new RecordingRequest(format, seconds, framesPerSecond(body, served), background);
  }

  private static int framesPerSecond(ObjectNode body, ServedAvatar served) {
    if (!body.hasNonNull("fps")) {
      long usual = Math.round(served.avatar().settings().targetFps());
      return (int) Math.max(1, Math.min(RecordingRequest.MAX_FRAMES_PER_SECOND, usual));
    }
    JsonNode value = body.get("fps");
    if (!value.canConvertToInt() || !value.canConvertToExactIntegral()) {
      throw new RequestRefused(400, "fps", "\"fps\" must be a whole number from 1 to 60.");
    }
    return value.intValue();
  }

  private static double number(ObjectNode body, String field) {
    JsonNode value = body.get(field);
    if (!value.isNumber()) {
      throw new RequestRefused(400, field, "\"" + field + "\" must be a number.");
    }
    return value.doubleValue();
  }

  private void state(Context ctx) {
    Optional<RecordingState> state = recordings.state(scope.of(ctx).id());
    Json.reply(ctx, 200, state.isPresent() ? state.get() : Map.of("state", "none"));
  }

  private void formats(Context ctx) {
    scope.of(ctx);
    Json.reply(ctx, 200, recordings.options());
  }

  private void stop(Context ctx) {
    Json.reply(ctx, 200, recordings.stop(scope.of(ctx).id()).orElseThrow(RecordingRoutes::none));
  }

  private void discard(Context ctx) {
    if (!recordings.discard(scope.of(ctx).id())) {
      throw none();
    }
    ctx.status(204);
  }

  private void result(Context ctx) throws IOException {
    String id = scope.of(ctx).id();
    RecordingState state = recordings.state(id).orElseThrow(RecordingRoutes::none);
    RecordingService.Result result = recordings.result(id).orElseThrow(() -> unfinished(state));
    RecordingFormat format = result.format();
    try {
      var film = Files.newInputStream(result.file());
      ctx.header("Cache-Control", "no-store");
      ctx.header(
          "Content-Disposition", "attachment; filename=\"avatar." + format.extension() + "\"");
      ctx.header("Content-Length", Long.toString(Files.size(result.file())));
      ctx.contentType(format.mediaType()).result(film);
    } catch (NoSuchFileException e) {
      throw none();
    }
  }

  private static RequestRefused unfinished(RecordingState state) {
    return new RequestRefused(
        409,
        null,
        state.error() == null
            ? "The recording is not finished; stop it, or wait until its state is \"done\"."
            : "The recording failed: " + state.error());
  }

  private static RequestRefused none() {
    return new RequestRefused(404, null, "There is no recording of this avatar; start one.");
  }
}
