package dev.avatar4j.server.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.poser.warp.landmarks.LandmarkDetector;
import dev.avatar4j.poser.warp.landmarks.Landmarks;
import dev.avatar4j.poser.warp.landmarks.LandmarksJson;
import dev.avatar4j.poser.warp.landmarks.LandmarksWriter;
import dev.avatar4j.poser.warp.landmarks.LayoutFace;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.ServerLimits;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the features of a character's face are: found in the picture, or corrected by hand. */
public final class LandmarkRoutes {
  private static final List<String> FEATURES =
      List.of("leftEye", "rightEye", "leftBrow", "rightBrow", "mouth");

  private final AvatarScope scope;
  private final long bodyLimit;

  public LandmarkRoutes(AvatarScope scope, ServerLimits limits) {
    this.scope = scope;
    this.bodyLimit = limits.jsonBytes();
  }

  public void register(RoutesConfig routes) {
    String path = scope.base() + "character/landmarks";
    routes.get(path, this::reply);
    routes.put(path, this::correct);
    routes.delete(path, this::findAgain);
  }

  private void correct(Context ctx) throws IOException {
    ServedAvatar served = scope.of(ctx);
    String text = new String(Json.bytes(Json.readObject(ctx, bodyLimit)), StandardCharsets.UTF_8);
    LandmarksJson.parse(text).requireOrder();
    change(served, Optional.of(text));
    reply(ctx);
  }

  private void findAgain(Context ctx) {
    change(scope.of(ctx), Optional.empty());
    reply(ctx);
  }

  private static void change(ServedAvatar served, Optional<String> text) {
    served
        .changes()
        .character(avatar -> avatar.setCharacter(avatar.character().withLandmarks(text)));
  }

  private void reply(Context ctx) {
    CharacterImage character = scope.of(ctx).avatar().character();
    Optional<String> given = character.landmarks();
    Landmarks landmarks = LandmarkDetector.of(character);
    ObjectNode json =
        given
            .map(text -> Json.parseObject(text.getBytes(StandardCharsets.UTF_8), "landmarks"))
            .orElseGet(() -> LandmarksWriter.write(landmarks));
    ObjectNode missing = LayoutFace.landmarks();
    missing.retain(FEATURES.stream().filter(feature -> !json.hasNonNull(feature)).toList());
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("given", given.isPresent());
    reply.put("landmarks", json);
    reply.put("missing", missing);
    reply.put("warnings", landmarks.warnings());
    Json.reply(ctx, 200, reply);
  }
}
