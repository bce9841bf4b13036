package dev.avatar4j.server.compat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.server.avatars.AvatarRegistry;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.RequestRefused;
import io.javalin.http.Context;
import java.io.IOException;

/**
 * A JSON request of a Raven client: its fields and the instance it names. Further fields are
 * ignored, as there.
 *
 * @param body the fields
 * @param instance the avatar named by {@code instance_id}
 */
record RavenRequest(ObjectNode body, ServedAvatar instance) {
  static final String INSTANCE = "instance_id";

  /**
   * @throws RequestRefused 400 if the body or {@code instance_id} is missing or of the wrong type
   * @throws dev.avatar4j.server.avatars.UnknownAvatarException if there is no such instance
   */
  static RavenRequest read(Context ctx, AvatarRegistry registry, long limit) throws IOException {
    ObjectNode body = Json.readObject(ctx, limit);
    return new RavenRequest(body, registry.require(Json.requireText(body, INSTANCE)));
  }

  /**
   * @return the object of that name; an empty one if there is none
   * @throws RequestRefused 400 if it is something else
   */
  ObjectNode object(String field) {
    JsonNode value = body.get(field);
    if (value == null || value.isNull()) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (value instanceof ObjectNode object) {
      return object;
    }
    throw new RequestRefused(
        400, field, "\"" + field + "\" is " + InputProblems.shown(value) + "; it needs an object.");
  }
}
