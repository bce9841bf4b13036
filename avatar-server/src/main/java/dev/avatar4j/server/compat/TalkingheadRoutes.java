package dev.avatar4j.server.compat;

import dev.avatar4j.Avatar;
import dev.avatar4j.InputProblems;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.emotion.EmotionMix;
import dev.avatar4j.server.avatars.ServedAvatar;
import dev.avatar4j.server.feed.FeedService;
import dev.avatar4j.server.guard.RequestGuard;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.PictureUpload;
import dev.avatar4j.server.http.PlainReply;
import dev.avatar4j.server.http.ServerLimits;
import dev.avatar4j.server.http.WarningLog;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes of the discontinued Talkinghead service, with its replies, for front ends that know
 * them.
 */
public final class TalkingheadRoutes {
  private static final Logger log = LoggerFactory.getLogger(TalkingheadRoutes.class);
  private static final String BASE = "/api/talkinghead/";
  public static final String FEED = BASE + "result_feed";

  /** What old front ends get instead of a list of installable extensions. */
  private static final Map<String, Object> NO_EXTENSIONS =
      Map.of(
          "name",
          "not-supported",
          "metadata",
          Map.of(
              "display_name",
              "This server offers no extensions; the front end brings its own.",
              "requires",
              List.of(),
              "assets",
              List.of()));

  private final ServedAvatar served;
  private final Avatar avatar;
  private final ServerLimits limits;
  private final FeedService feeds;

  public TalkingheadRoutes(ServedAvatar served, ServerLimits limits, FeedService feeds) {
    this.served = served;
    this.avatar = served.avatar();
    this.limits = limits;
    this.feeds = feeds;
  }

  public void register(RoutesConfig routes) {
    routes.get(
        "/api/extensions",
        ctx -> Json.reply(ctx, 200, Map.of("extensions", List.of(NO_EXTENSIONS))));
    routes.post(BASE + "load", this::load);
    routes.post(BASE + "load_emotion_templates", this::loadEmotionTemplates);
    routes.post(BASE + "load_animator_settings", this::loadAnimatorSettings);
    changingGet(routes, "unload", ctx -> unload(ctx));
    changingGet(routes, "start_talking", ctx -> talk(ctx, true));
    changingGet(routes, "stop_talking", ctx -> talk(ctx, false));
    routes.post(BASE + "set_emotion", this::setEmotion);
    routes.get(FEED, ctx -> feeds.serveConstantRate(ctx, served));
  }

  private static void changingGet(RoutesConfig routes, String name, Handler handler) {
    routes.get(
        BASE + name,
        ctx -> {
          RequestGuard.refuseCrossSiteChange(ctx);
          handler.handle(ctx);
        });
  }

  private void load(Context ctx) throws IOException {
    avatar.setCharacter(PictureUpload.readWhole(ctx, limits.uploadBytes()));
    served.resume();
    PlainReply.send(ctx, "OK");
  }

  private void loadEmotionTemplates(Context ctx) throws IOException {
    var templates = Json.readObject(ctx, limits.jsonBytes());
    WarningLog warnings = new WarningLog(log, "Emotion templates");
    served.changes().restoreEmotions(templates, warnings);
    warnings.write();
    PlainReply.send(ctx, "OK");
  }

  private void loadAnimatorSettings(Context ctx) throws IOException {
    var settings = Json.readObject(ctx, limits.jsonBytes());
    WarningLog warnings = new WarningLog(log, "Animator settings");
    served.changes().restoreSettings(settings, warnings);
    warnings.write();
    PlainReply.send(ctx, "OK");
  }

  private void unload(Context ctx) {
    served.pause();
    PlainReply.send(ctx, "animation paused");
  }

  private void talk(Context ctx, boolean on) {
    served.setTalking(on);
    PlainReply.send(ctx, on ? "talking started" : "talking stopped");
  }

  private void setEmotion(Context ctx) throws IOException {
    String asked = Json.requireText(Json.readObject(ctx, limits.jsonBytes()), "emotion_name");
    String applied = avatar.emotions().find(asked).isPresent() ? asked : EmotionLibrary.NEUTRAL;
    if (!applied.equals(asked)) {
      log.warn("Emotion \"{}\" is unknown; showing {}.", InputProblems.shown(asked), applied);
    }
    served.setEmotion(EmotionMix.of(applied));
    PlainReply.send(ctx, "emotion set to " + applied);
  }
}
