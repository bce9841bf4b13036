package dev.avatar4j.server;

import dev.avatar4j.emotion.TextEmotions;
import dev.avatar4j.server.avatars.AvatarRegistry;
import dev.avatar4j.server.avatars.HeapRoom;
import dev.avatar4j.server.avatars.Housekeeper;
import dev.avatar4j.server.avatars.PoserPool;
import dev.avatar4j.server.command.AvatarCommands;
import dev.avatar4j.server.feed.FeedService;
import dev.avatar4j.server.feed.FeedSlots;
import dev.avatar4j.server.lipsync.LipsyncService;
import dev.avatar4j.server.metrics.FeedCounts;
import dev.avatar4j.server.metrics.ServerMetrics;
import dev.avatar4j.server.posing.PosingService;
import dev.avatar4j.server.recording.RecordingService;
import dev.avatar4j.server.socket.SocketLimits;
import dev.avatar4j.server.socket.SocketMessages;
import dev.avatar4j.server.socket.SocketRounds;
import dev.avatar4j.server.socket.SocketService;
import dev.avatar4j.server.speech.AudioEncoder;
import dev.avatar4j.server.speech.SpeechService;
import java.util.Optional;

/** What a server consists of behind its routes, and in which order it begins and ends. */
final class ServerServices {
  /** How long viewers that read have for the part in progress when the server stops. */
  private static final long GOODBYE_MILLIS = 2000;

  private final HeapRoom room = HeapRoom.ofProcess();
  private final AvatarRegistry registry;
  private final FeedSlots slots;
  private final FeedService feeds;
  private final AvatarCommands commands;
  private final LipsyncService lipsync;
  private final SocketService sockets;
  private final RecordingService recordings;
  private final SpeechService speech;
  private final PosingService posing;
  private final Optional<ServerMetrics> metrics;
  private Housekeeper housekeeper;
  private SocketRounds socketRounds;

  ServerServices(AvatarServer.Builder settings) {
    this.registry =
        new AvatarRegistry(
            settings.avatar,
            new PoserPool(settings.avatar.poser(), settings.posers),
            settings.avatarLimits,
            settings.automation,
            settings.clock,
            room);
    FeedCounts counts = new FeedCounts();
    this.slots = new FeedSlots(settings.limits.feeds());
    this.feeds = new FeedService(slots, counts);
    this.metrics =
        settings.metrics ? Optional.of(new ServerMetrics(registry, counts)) : Optional.empty();
    TextEmotions emotions = new TextEmotions(settings.classifier);
    this.commands = new AvatarCommands(emotions);
    this.speech = new SpeechService(settings.engine, new AudioEncoder(settings.ffmpeg), emotions);
    registry.onRemoved(speech::forget);
    this.lipsync = new LipsyncService(settings.clock);
    this.sockets =
        new SocketService(
            registry,
            commands,
            speech,
            slots,
            counts,
            SocketLimits.DEFAULTS,
            lipsync,
            settings.clock);
    this.recordings = new RecordingService(settings.recordingLimits, settings.ffmpeg);
    this.posing =
        new PosingService(
            served -> registry.find(served.id()).filter(found -> found == served).isPresent(),
            room,
            settings.clock,
            (served, done, total) ->
                sockets.tell(served, SocketMessages.ExportProgress.of(done, total)));
    registry.onRemoved(posing::forget);
    registry.onRemoved(lipsync::forget);
    registry.onRemoved(served -> recordings.discard(served.id()));
  }

  AvatarRegistry registry() {
    return registry;
  }

  HeapRoom room() {
    return room;
  }

  SocketService sockets() {
    return sockets;
  }

  RecordingService recordings() {
    return recordings;
  }

  PosingService posing() {
    return posing;
  }

  Optional<ServerMetrics> metrics() {
    return metrics;
  }

  /** The routes that these services are reached by. */
  ServerRoutes routes(AvatarServer.Builder settings) {
    return new ServerRoutes(
        registry,
        commands,
        feeds,
        recordings,
        lipsync,
        settings.classifier,
        speech,
        posing,
        settings.limits);
  }

  /** Begins what has to be done again and again. */
  void start() {
    housekeeper = new Housekeeper(registry, posing::tick);
    socketRounds = new SocketRounds(sockets, lipsync);
  }

  /** Ends what goes on for clients. */
  void end() {
    feeds.close();
    sockets.close();
    recordings.close();
    speech.close();
    posing.close();
  }

  /** To be called if it was started: waits for viewers, and does nothing by itself any more. */
  void awaitGoodbyes() {
    slots.awaitFree(GOODBYE_MILLIS);
    housekeeper.close();
    socketRounds.close();
  }

  /** Unloads the avatars, once nobody can ask for them. */
  void close() {
    metrics.ifPresent(ServerMetrics::close);
    registry.close();
  }
}
