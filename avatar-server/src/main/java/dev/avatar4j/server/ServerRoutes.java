package dev.avatar4j.server;

import dev.avatar4j.emotion.EmotionClassifier;
import dev.avatar4j.server.avatars.AvatarRegistry;
import dev.avatar4j.server.command.AvatarCommands;
import dev.avatar4j.server.command.SpeakCommands;
import dev.avatar4j.server.compat.ClassifyRoutes;
import dev.avatar4j.server.compat.ImageFxRoutes;
import dev.avatar4j.server.compat.RavenRoutes;
import dev.avatar4j.server.compat.RavenSessions;
import dev.avatar4j.server.compat.TalkingheadRoutes;
import dev.avatar4j.server.compat.TtsRoutes;
import dev.avatar4j.server.feed.FeedService;
import dev.avatar4j.server.http.ServerLimits;
import dev.avatar4j.server.lipsync.LipsyncService;
import dev.avatar4j.server.posing.PosingService;
import dev.avatar4j.server.recording.RecordingService;
import dev.avatar4j.server.routes.AppearanceRoutes;
import dev.avatar4j.server.routes.AutomationRoutes;
import dev.avatar4j.server.routes.AvatarRoutes;
import dev.avatar4j.server.routes.AvatarScope;
import dev.avatar4j.server.routes.CharacterRoutes;
import dev.avatar4j.server.routes.ControlRoutes;
import dev.avatar4j.server.routes.DoctorRoutes;
import dev.avatar4j.server.routes.FilterRoutes;
import dev.avatar4j.server.routes.LandmarkRoutes;
import dev.avatar4j.server.routes.LipsyncRoutes;
import dev.avatar4j.server.routes.PoseRoutes;
import dev.avatar4j.server.routes.RecordingRoutes;
import dev.avatar4j.server.routes.ServiceRoutes;
import dev.avatar4j.server.routes.SettingsRoutes;
import dev.avatar4j.server.routes.SnapshotRoutes;
import dev.avatar4j.server.routes.SpeakRoutes;
import dev.avatar4j.server.routes.StateRoutes;
import dev.avatar4j.server.routes.TemplateRoutes;
import dev.avatar4j.server.speech.SpeechService;
import dev.avatar4j.server.web.WebPage;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.stream.Stream;

/**
 * All routes but those of sockets and metrics.
 *
 * @param registry the avatars
 * @param commands what avatars can be told
 * @param feeds the streams of frames
 * @param recordings the recordings
 * @param lipsync what clients have the mouths follow
 * @param classifier tells the emotions of texts
 * @param speech what avatars speak with
 * @param posing the stills of avatars
 * @param limits what clients may ask for
 */
record ServerRoutes(
    AvatarRegistry registry,
    AvatarCommands commands,
    FeedService feeds,
    RecordingService recordings,
    LipsyncService lipsync,
    EmotionClassifier classifier,
    SpeechService speech,
    PosingService posing,
    ServerLimits limits) {
  /** What clients of Raven and Talkinghead find here, by the names those services gave it. */
  private static final List<String> MODULES =
      List.of("avatar", "classify", "imagefx", "talkinghead");

  /** Likewise, where speech is not switched off. */
  private static final String SPEECH_MODULE = "tts";

  void register(RoutesConfig routes) {
    new TalkingheadRoutes(registry.defaultAvatar(), limits, feeds).register(routes);
    registerAvatar(routes, AvatarScope.ofDefault(registry));
    registerAvatar(routes, AvatarScope.ofId(registry));
    new AvatarRoutes(registry, limits).register(routes);
    new RavenRoutes(registry, limits).register(routes);
    new RavenSessions(registry, limits, feeds).register(routes);
    new ImageFxRoutes(limits).register(routes);
    new DoctorRoutes(limits).register(routes);
    new ClassifyRoutes(classifier, registry.defaultAvatar(), limits).register(routes);
    new TtsRoutes(speech.engine(), speech.encoder(), limits).register(routes);
    new ServiceRoutes(modules()).register(routes);
    FilterRoutes.register(routes);
    WebPage.register(routes);
  }

  private List<String> modules() {
    return speech.engine().isEmpty()
        ? MODULES
        : Stream.concat(MODULES.stream(), Stream.of(SPEECH_MODULE)).toList();
  }

  private void registerAvatar(RoutesConfig routes, AvatarScope scope) {
    new StateRoutes(scope).register(routes);
    new AppearanceRoutes(scope, limits, feeds).register(routes);
    new CharacterRoutes(scope, limits).register(routes);
    new LandmarkRoutes(scope, limits).register(routes);
    new SnapshotRoutes(scope, feeds).register(routes);
    new RecordingRoutes(scope, limits, recordings).register(routes);
    new LipsyncRoutes(scope, limits, lipsync).register(routes);
    new AutomationRoutes(scope, limits).register(routes);
    new ControlRoutes(scope, commands, limits).register(routes);
    new SettingsRoutes(scope, limits).register(routes);
    new TemplateRoutes(scope, limits).register(routes);
    new PoseRoutes(scope, limits, posing).register(routes);
    new SpeakRoutes(scope, new SpeakCommands(speech), speech.encoder(), limits).register(routes);
  }
}
