package dev.avatar4j.server;

import dev.avatar4j.emotion.EmotionClassifier;
import dev.avatar4j.server.avatars.AvatarRegistry;
import dev.avatar4j.server.recording.RecordingService;
import io.javalin.config.RoutesConfig;
import java.util.List;

/**
 * All routes but those of sockets and metrics.
 *
 * @param registry the avatars
 * @param commands what avatars can be told
 * @param feeds the streams of frames
 * @param recordings the recordings
 * @param classifier tells the emotions of texts
 * @param limits what clients may ask for
 */
record ServerRoutes(
    AvatarRegistry registry,
    AvatarCommands commands,
    FeedService feeds,
    RecordingService recordings,
    EmotionClassifier classifier,
    ServerLimits limits) {
  /** What clients of Raven and Talkinghead find here, by the names those services gave it. */
  private static final List<String> MODULES =
      List.of("avatar", "classify", "imagefx", "talkinghead");

  void register(RoutesConfig routes) {
    new TalkingheadRoutes(registry.defaultAvatar(), limits, feeds).register(routes);
    registerAvatar(routes, AvatarScope.ofDefault(registry));
    registerAvatar(routes, AvatarScope.ofId(registry));
    new AvatarRoutes(registry, limits).register(routes);
    new RavenRoutes(registry, limits).register(routes);
    new RavenSessions(registry, limits, feeds).register(routes);
    new ImageFxRoutes(limits).register(routes);
    new ClassifyRoutes(classifier, registry.defaultAvatar(), limits).register(routes);
    new ServiceRoutes(MODULES).register(routes);
    FilterRoutes.register(routes);
    WebPage.register(routes);
  }

  private void registerAvatar(RoutesConfig routes, AvatarScope scope) {
    new StateRoutes(scope).register(routes);
    new AppearanceRoutes(scope, limits, feeds).register(routes);
    new SnapshotRoutes(scope, feeds).register(routes);
    new RecordingRoutes(scope, limits, recordings).register(routes);
    new AutomationRoutes(scope, limits).register(routes);
    new ControlRoutes(scope, commands, limits).register(routes);
    new SettingsRoutes(scope, limits).register(routes);
  }
}
