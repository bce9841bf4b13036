package dev.avatar4j.server.routes;

import dev.avatar4j.Avatar;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.character.CharacterPackage;
import dev.avatar4j.image.CharacterFiles;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.command.AvatarCommands;
import dev.avatar4j.server.command.AvatarState;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.PackageUpload;
import dev.avatar4j.server.http.ServerLimits;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** An avatar's character as files: its picture, and all of it as a package. */
public final class CharacterRoutes {
  private final AvatarScope scope;
  private final ServerLimits limits;

  public CharacterRoutes(AvatarScope scope, ServerLimits limits) {
    this.scope = scope;
    this.limits = limits;
  }

  public void register(RoutesConfig routes) {
    String path = scope.base() + "character/";
    routes.get(path + "picture.png", this::picture);
    routes.get(path + "package.zip", this::pack);
    routes.post(path + "package", this::unpack);
  }

  private void picture(Context ctx) {
    byte[] file = CharacterFiles.picture(scope.of(ctx).avatar().character());
    ctx.header("Cache-Control", "no-store").contentType("image/png").result(file);
  }

  private void pack(Context ctx) throws IOException {
    Avatar avatar = scope.of(ctx).avatar();
    CharacterPackage pack =
        CharacterPackage.of(avatar.character(), avatar.emotions(), avatar.settings());
    ByteArrayOutputStream file = new ByteArrayOutputStream(1 << 20);
    pack.write(file);
    String name = pack.fileName().replaceAll("[^ -~]", "_");
    ctx.header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .header("Cache-Control", "no-store")
        .contentType("application/zip")
        .result(file.toByteArray());
  }

  private void unpack(Context ctx) throws IOException {
    ServedAvatar served = scope.of(ctx);
    CharacterPackage pack = PackageUpload.read(ctx, limits.uploadBytes());
    served.changes().character(avatar -> show(served, pack));
    Json.reply(ctx, 200, AvatarState.of(served));
  }

  /** What may still be refused comes first, so that all of it changes or nothing does. */
  private static void show(ServedAvatar served, CharacterPackage pack) {
    CharacterImage before = served.avatar().character();
    served.avatar().setCharacter(pack.image());
    try {
      pack.settings()
          .ifPresent(
              keys ->
                  served.changes().settings(any -> served.changes().startSettings().patched(keys)));
    } catch (InvalidInputException e) {
      served.avatar().setCharacter(before);
      throw new InvalidInputException(
          e.field(), "The package's settings are refused: " + e.getMessage(), e);
    }
    pack.emotions().ifPresent(templates -> AvatarCommands.restoreEmotions(served, templates));
  }
}
