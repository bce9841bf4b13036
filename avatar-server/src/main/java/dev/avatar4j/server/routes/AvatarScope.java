package dev.avatar4j.server.routes;

import dev.avatar4j.server.avatars.AvatarRegistry;
import dev.avatar4j.server.avatars.ServedAvatar;
import io.javalin.http.Context;
import java.util.function.Function;

/**
 * Where a set of routes lives and which avatar a request to one of them is about, so that the same
 * routes serve the default avatar and those with an id in the path.
 *
 * @param base what their paths begin with, up to and including a slash
 * @param locate finds the avatar; throws {@link dev.avatar4j.server.avatars.UnknownAvatarException}
 *     if there is none
 */
public record AvatarScope(String base, Function<Context, ServedAvatar> locate) {
  /** {@code /api/v1/...}: the default avatar. */
  public static AvatarScope ofDefault(AvatarRegistry registry) {
    return new AvatarScope("/api/v1/", ctx -> registry.defaultAvatar());
  }

  /** {@code /api/v1/avatars/<id>/...}: any avatar, the default one included. */
  public static AvatarScope ofId(AvatarRegistry registry) {
    return new AvatarScope("/api/v1/avatars/{id}/", ctx -> registry.require(ctx.pathParam("id")));
  }

  ServedAvatar of(Context ctx) {
    return locate.apply(ctx);
  }
}
