package dev.avatar4j.server;

import dev.avatar4j.Avatar;
import dev.avatar4j.AvatarException;
import dev.avatar4j.emotion.EmotionClassifier;
import dev.avatar4j.emotion.lexicon.LexiconClassifier;
import dev.avatar4j.server.avatars.Automation;
import dev.avatar4j.server.avatars.AvatarLimits;
import dev.avatar4j.server.avatars.AvatarRegistry;
import dev.avatar4j.server.http.ErrorReplies;
import dev.avatar4j.server.http.Listener;
import dev.avatar4j.server.http.RequestLog;
import dev.avatar4j.server.http.RequestTiming;
import dev.avatar4j.server.http.ServerLimits;
import dev.avatar4j.server.posing.PosingService;
import dev.avatar4j.server.recording.Ffmpeg;
import dev.avatar4j.server.recording.RecordingLimits;
import dev.avatar4j.server.recording.RecordingService;
import dev.avatar4j.server.routes.MetricsRoutes;
import dev.avatar4j.server.socket.SocketLimits;
import dev.avatar4j.server.socket.SocketRoutes;
import dev.avatar4j.server.speech.SpeechEngine;
import dev.avatar4j.speech.synthesis.SpeechSynthesizers;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Serves avatars over HTTP: a default one, which the Talkinghead routes and the page know, and
 * those that clients create.
 *
 * <pre>{@code
 * try (Avatar avatar = Avatar.builder().build();
 *     AvatarServer server = AvatarServer.builder(avatar).port(0).build().start()) {
 *   System.out.println(server.address());
 *   ...
 * }
 * }</pre>
 *
 * <p>The default avatar belongs to the caller and stays open when the server closes; those that
 * clients created are closed. Thread-safe.
 */
public final class AvatarServer implements AutoCloseable {
  /** Where the server listens unless told otherwise: this machine only. */
  public static final String DEFAULT_HOST = "127.0.0.1";

  /** The port clients of the Talkinghead service expect. */
  public static final int DEFAULT_PORT = 5100;

  private final Builder settings;
  private final ServerServices services;
  private final Listener listener;
  private final Javalin javalin;
  private volatile boolean running;

  private AvatarServer(Builder settings) {
    this.settings = settings;
    this.services = new ServerServices(settings);
    this.listener = new Listener(settings.host, settings.port);
    this.javalin = Javalin.create(this::configure);
  }

  /**
   * @param avatar the default avatar; stays the caller's
   * @return a builder with the defaults
   */
  public static Builder builder(Avatar avatar) {
    return new Builder(avatar);
  }

  /**
   * Starts listening. To be called once.
   *
   * @return this server
   * @throws AvatarException if the port is in use or the host is not this machine's; the message
   *     names the next step
   */
  public AvatarServer start() {
    listener.start(javalin);
    services.start();
    running = true;
    return this;
  }

  /** The port the server listens on, also if a free one was asked for. */
  public int port() {
    return javalin.port();
  }

  /**
   * @return the address to open in a browser on this machine
   */
  public URI address() {
    return listener.address(port());
  }

  /** The avatars this server serves. */
  public AvatarRegistry avatars() {
    return services.registry();
  }

  /**
   * Ends all feeds and recordings, unloads the avatars that clients created, stops listening and
   * ends the server's threads. Idempotent.
   */
  @Override
  public synchronized void close() {
    if (running) {
      Listener.stopAccepting(javalin.jettyServer().server());
    }
    services.end();
    if (running) {
      running = false;
      services.awaitGoodbyes();
      javalin.stop();
    }
    services.close();
  }

  RecordingService recordings() {
    return services.recordings();
  }

  PosingService posing() {
    return services.posing();
  }

  /** Method and path of every route but HEAD. */
  List<String> routes() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(route -> route.endpoint)
        .filter(route -> route.method.isHttpMethod() && route.method != HandlerType.HEAD)
        .map(route -> route.method.name() + " " + route.path)
        .toList();
  }

  private void configure(JavalinConfig config) {
    config.router.javaLangErrorHandler(ErrorReplies::fatal);
    listener.configure(config, settings.limits);

    RequestTiming.register(config.routes);
    ErrorReplies.register(config.routes);
    RequestLog.register(config.routes);
    new ServerGuards(settings.host, settings.access, settings.limits, services.room())
        .register(config.routes);
    services.metrics().ifPresent(it -> new MetricsRoutes(it).register(config.routes));
    services.routes(settings).register(config.routes);
    SocketRoutes socketRoutes = new SocketRoutes(services.sockets(), SocketLimits.DEFAULTS);
    socketRoutes.configure(config.jetty);
    socketRoutes.register(config.routes);
  }

  /** Collects a server's settings. Not thread-safe. */
  public static final class Builder {
    final Avatar avatar;
    String host = DEFAULT_HOST;
    int port = DEFAULT_PORT;
    ServerLimits limits = ServerLimits.defaults();
    AvatarLimits avatarLimits = AvatarLimits.DEFAULTS;
    Automation automation = Automation.DEFAULTS;
    LongSupplier clock = System::nanoTime;
    EmotionClassifier classifier = new LexiconClassifier();
    RecordingLimits recordingLimits = RecordingLimits.DEFAULTS;
    Ffmpeg ffmpeg = Ffmpeg.installed();
    final List<String> posers = new ArrayList<>();
    ServerAccess access = ServerAccess.DEFAULTS;
    boolean metrics = true;
    Optional<SpeechEngine> engine = SpeechEngine.of(SpeechSynthesizers.AUTO);

    private Builder(Avatar avatar) {
      this.avatar = Objects.requireNonNull(avatar);
    }

    /**
     * @param host the address to listen on; {@code 0.0.0.0} for all of this machine's
     * @return this builder
     */
    public Builder host(String host) {
      if (host.isBlank()) {
        throw new AvatarException(
            "The host is empty; name an address such as " + DEFAULT_HOST + ".");
      }
      this.host = host;
      return this;
    }

    /**
     * @param port 1..65535, or 0 for any free one
     * @return this builder
     */
    public Builder port(int port) {
      if (port < 0 || port > 65535) {
        throw new AvatarException("Port " + port + " does not exist; choose one in 0..65535.");
      }
      this.port = port;
      return this;
    }

    /**
     * @param limits what clients may ask for
     * @return this builder
     */
    public Builder limits(ServerLimits limits) {
      this.limits = Objects.requireNonNull(limits);
      return this;
    }

    /**
     * @param limits how many avatars clients may create, and how long unused ones stay
     * @return this builder
     */
    public Builder avatarLimits(AvatarLimits limits) {
      avatarLimits = Objects.requireNonNull(limits);
      return this;
    }

    /**
     * @param specs posers that clients may choose for the avatars they create, besides that of the
     *     default avatar and the built-in one; loaded when first used
     * @return this builder
     */
    public Builder offerPosers(Collection<String> specs) {
      posers.addAll(specs);
      return this;
    }

    /**
     * @param automation what avatars do by themselves unless told otherwise
     * @return this builder
     */
    public Builder automation(Automation automation) {
      this.automation = Objects.requireNonNull(automation);
      return this;
    }

    /**
     * @param nanoTime the time that expiry and automation go by, in nanoseconds from an arbitrary
     *     origin, never running backwards; by default the machine's
     * @return this builder
     */
    public Builder clock(LongSupplier nanoTime) {
      clock = Objects.requireNonNull(nanoTime);
      return this;
    }

    /**
     * @param access who may use the server; unless told otherwise everybody who reaches it
     * @return this builder
     */
    public Builder access(ServerAccess access) {
      this.access = Objects.requireNonNull(access);
      return this;
    }

    /**
     * @param offered whether {@code /metrics} is there for Prometheus, as it is by default
     * @return this builder
     */
    public Builder metrics(boolean offered) {
      metrics = offered;
      return this;
    }

    /**
     * @param classifier tells the emotions of texts; stays the caller's; unless told otherwise the
     *     built-in one
     * @return this builder
     */
    public Builder classifier(EmotionClassifier classifier) {
      this.classifier = Objects.requireNonNull(classifier);
      return this;
    }

    /**
     * @param engine what avatars speak with, closed with the server; empty if they do not; unless
     *     told otherwise the best that is here
     * @return this builder
     */
    public Builder speech(Optional<SpeechEngine> engine) {
      this.engine = engine;
      return this;
    }

    /**
     * @param limits what recordings may cost
     * @return this builder
     */
    public Builder recordingLimits(RecordingLimits limits) {
      recordingLimits = Objects.requireNonNull(limits);
      return this;
    }

    /**
     * @param ffmpeg makes WebM recordings and encodes sound; unless told otherwise the one that is
     *     installed
     * @return this builder
     */
    public Builder ffmpeg(Ffmpeg ffmpeg) {
      this.ffmpeg = Objects.requireNonNull(ffmpeg);
      return this;
    }

    /**
     * @return a server that is not listening yet
     */
    public AvatarServer build() {
      return new AvatarServer(this);
    }
  }
}
