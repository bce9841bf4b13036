package dev.avatar4j.server.routes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.server.avatars.AvatarRegistry;
import dev.avatar4j.server.avatars.AvatarRequest;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.command.AvatarState;
import dev.avatar4j.server.http.FormParts;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.PictureUpload;
import dev.avatar4j.server.http.RequestRefused;
import dev.avatar4j.server.http.ServerLimits;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The avatars of this server as resources: list them, create and delete one. */
public final class AvatarRoutes {
  public static final String PATH = "/api/v1/avatars";

  private final AvatarRegistry registry;
  private final ServerLimits limits;

  public AvatarRoutes(AvatarRegistry registry, ServerLimits limits) {
    this.registry = registry;
    this.limits = limits;
  }

  public void register(RoutesConfig routes) {
    routes.get(PATH, this::list);
    routes.post(PATH, this::create);
    routes.get(PATH + "/{id}", this::get);
    routes.delete(PATH + "/{id}", this::delete);
  }

  private void list(Context ctx) {
    var avatars = registry.all().stream().map(AvatarSummary::of).toList();
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("avatars", avatars);
    reply.put("limit", 1 + registry.limits().created());
    reply.put("expiry_seconds", registry.limits().expirySeconds());
    reply.put("saturated", avatars.stream().anyMatch(AvatarSummary::saturated));
    reply.put("posers", registry.posers().names());
    Json.reply(ctx, 200, reply);
  }

  private void get(Context ctx) {
    Json.reply(ctx, 200, AvatarState.of(registry.require(ctx.pathParam("id"))));
  }

  private void create(Context ctx) throws IOException {
    ServedAvatar served = registry.create(request(ctx));
    ctx.header("Location", PATH + "/" + served.id());
    Json.reply(ctx, 201, AvatarState.of(served));
  }

  private AvatarRequest request(Context ctx) throws IOException {
    NewAvatar reader = new NewAvatar(registry.defaultAvatar());
    if (FormParts.isForm(ctx)) {
      FormParts form = FormParts.read(ctx, limits.uploadBytes());
      ObjectNode options =
          form.findJson("json", limits.jsonBytes()).orElseGet(JsonNodeFactory.instance::objectNode);
      for (String part : new String[] {"settings", "emotions"}) {
        Optional<ObjectNode> json = form.findJson(part, limits.jsonBytes());
        json.ifPresent(object -> options.set(part, object));
      }
      Optional<CharacterImage> character =
          form.find("file").map(file -> PictureUpload.readCharacter(form));
      return reader.read(options, character);
    }
    if (PictureUpload.isBarePicture(ctx)) {
      return AvatarRequest.of(PictureUpload.read(ctx, limits.uploadBytes()));
    }
    boolean empty = Json.mediaType(ctx).isEmpty() && ctx.req().getContentLengthLong() <= 0;
    return empty
        ? AvatarRequest.DEFAULTS
        : reader.read(Json.readObject(ctx, limits.jsonBytes()), Optional.<CharacterImage>empty());
  }

  private void delete(Context ctx) {
    String id = ctx.pathParam("id");
    if (id.equals(AvatarRegistry.DEFAULT_ID)) {
      throw new RequestRefused(
          400, "id", "The default avatar stays as long as the server; pause it instead.");
    }
    registry.require(id);
    registry.remove(id);
    ctx.status(204);
  }
}
