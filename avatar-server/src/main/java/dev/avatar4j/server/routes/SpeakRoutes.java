package dev.avatar4j.server.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.command.SpeakCommands;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.RequestRefused;
import dev.avatar4j.server.http.ServerLimits;
import dev.avatar4j.server.speech.AudioEncoder;
import dev.avatar4j.server.speech.AudioFormat;
import dev.avatar4j.speech.sound.Sound;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An avatar that says something, and the sound of what it says. */
public final class SpeakRoutes {
  private static final Pattern SENTENCE = Pattern.compile("(\\d{1,6})(?:\\.([a-z0-9]{1,8}))?");
  private static final Pattern SPEECH = Pattern.compile("\\d{1,18}");

  /** Of whoever tells of a playback without a name. */
  private static final String ANONYMOUS = "";

  private static final int MAX_PLAYER = 64;

  private final AvatarScope scope;
  private final SpeakCommands commands;
  private final AudioEncoder encoder;
  private final long bodyLimit;

  public SpeakRoutes(
      AvatarScope scope, SpeakCommands commands, AudioEncoder encoder, ServerLimits limits) {
    this.scope = scope;
    this.commands = commands;
    this.encoder = encoder;
    this.bodyLimit = limits.jsonBytes();
  }

  public void register(RoutesConfig routes) {
    String path = scope.base() + "speak";
    routes.post(path, this::speak);
    routes.get(path, ctx -> Json.reply(ctx, 200, commands.state(scope.of(ctx))));
    routes.post(path + "/stop", ctx -> Json.reply(ctx, 200, commands.stop(scope.of(ctx))));
    routes.post(path + "/again", ctx -> Json.reply(ctx, 200, commands.again(scope.of(ctx))));
    routes.post(path + "/playback", this::playback);
    routes.get(scope.base() + "speech/{speech}/{sentence}", this::sound);
  }

  private void speak(Context ctx) throws IOException {
    ServedAvatar served = scope.of(ctx);
    ObjectNode body = Json.readObject(ctx, bodyLimit);
    Json.refuseUnknown(body, SpeakCommands.SPEAK);
    Json.reply(ctx, 200, commands.speak(served, body));
  }

  private void playback(Context ctx) throws IOException {
    ServedAvatar served = scope.of(ctx);
    ObjectNode body = Json.readObject(ctx, bodyLimit);
    Json.refuseUnknown(body, SpeakCommands.PLAYBACK);
    String player = body.hasNonNull("player") ? Json.requireText(body, "player") : ANONYMOUS;
    if (player.length() > MAX_PLAYER) {
      throw new RequestRefused(400, "player", "A player has a name of up to 64 characters.");
    }
    Json.reply(ctx, 200, commands.playback(served, body, player));
  }

  private void sound(Context ctx) {
    ServedAvatar served = scope.of(ctx);
    Matcher sentence = SENTENCE.matcher(ctx.pathParam("sentence"));
    String speech = ctx.pathParam("speech");
    if (!sentence.matches() || !SPEECH.matcher(speech).matches()) {
      throw none();
    }
    AudioFormat format = format(ctx.queryParam("format"), sentence.group(2));
    encoder.require("format", format);
    Sound sound =
        commands
            .of(served)
            .sound(Long.parseLong(speech), Integer.parseInt(sentence.group(1)))
            .orElseThrow(SpeakRoutes::none);
    byte[] encoded = encoder.encode(sound, format);
    // speeches are counted from 1 again when the server is started again
    ctx.header("Cache-Control", "no-store");
    ctx.header("Content-Length", Integer.toString(encoded.length));
    ctx.contentType(format.mediaType()).result(encoded);
  }

  private static AudioFormat format(String parameter, String extension) {
    String name = parameter != null ? parameter : extension;
    return name == null ? AudioFormat.WAV : AudioFormat.parse("format", name);
  }

  private static RequestRefused none() {
    return new RequestRefused(
        404,
        "sentence",
        "There is no such sound: it is not made yet, or was dropped after a while.");
  }
}
