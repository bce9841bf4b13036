package dev.avatar4j.server;

import dev.avatar4j.Avatar;
import dev.avatar4j.AvatarException;
import dev.avatar4j.emotion.EmotionClassifier;
import dev.avatar4j.emotion.TextEmotions;
import dev.avatar4j.emotion.lexicon.LexiconClassifier;
import dev.avatar4j.server.avatars.Automation;
import dev.avatar4j.server.avatars.AvatarLimits;
import dev.avatar4j.server.avatars.AvatarRegistry;
import dev.avatar4j.server.avatars.Housekeeper;
import dev.avatar4j.server.avatars.PoserPool;
import dev.avatar4j.server.recording.Ffmpeg;
import dev.avatar4j.server.recording.RecordingLimits;
import dev.avatar4j.server.recording.RecordingService;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.config.SizeUnit;
import io.javalin.util.JavalinException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
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

  /** What clients of Raven and Talkinghead find here, by the names those services gave it. */
  private static final List<String> MODULES =
      List.of("avatar", "classify", "imagefx", "talkinghead");

  private static final int SPARE_THREADS = 16;

  private final Builder settings;
  private final AvatarRegistry registry;
  private final FeedService feeds;
  private final RecordingService recordings;
  private final TextEmotions textEmotions;
  private final Listener listener;
  private final Javalin javalin;
  private Housekeeper housekeeper;
  private volatile boolean running;

  private AvatarServer(Builder settings) {
    this.settings = settings;
    this.registry =
        new AvatarRegistry(
            settings.avatar,
            new PoserPool(settings.avatar.poser(), settings.posers),
            settings.avatarLimits,
            settings.automation,
            settings.clock);
    this.feeds = new FeedService(settings.limits.feeds());
    this.recordings = new RecordingService(settings.recordingLimits, settings.ffmpeg);
    registry.onRemoved(served -> recordings.discard(served.id()));
    this.textEmotions = new TextEmotions(settings.classifier);
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
    try {
      javalin.start();
    } catch (JavalinException | UncheckedIOException | UnresolvedAddressException e) {
      throw new AvatarException(listener.startFailure(e), e);
    }
    housekeeper = new Housekeeper(registry);
    running = true;
    return this;
  }

  /**
   * @return the port the server listens on, also if a free one was asked for
   */
  public int port() {
    return javalin.port();
  }

  /**
   * @return the address to open in a browser on this machine
   */
  public URI address() {
    String host = settings.host;
    if (host.equals("0.0.0.0") || host.equals("::")) {
      host = "localhost";
    }
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port());
  }

  /**
   * @return the avatars this server serves
   */
  public AvatarRegistry avatars() {
    return registry;
  }

  /**
   * Ends all feeds and recordings, unloads the avatars that clients created, stops listening and
   * ends the server's threads. Idempotent.
   */
  @Override
  public synchronized void close() {
    feeds.close();
    recordings.close();
    if (running) {
      running = false;
      housekeeper.close();
      javalin.stop();
    }
    registry.close();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.prefer405over404 = true;
    config.router.ignoreTrailingSlashes = false;
    config.jetty.multipartConfig.maxTotalRequestSize(settings.limits.uploadBytes(), SizeUnit.BYTES);
    config.jetty.multipartConfig.maxInMemoryFileSize(
        Math.toIntExact(settings.limits.uploadBytes()), SizeUnit.BYTES);
    config.jetty.threadPool = listener.threadPool(settings.limits.feeds() + SPARE_THREADS);
    config.jetty.addConnector(listener::connector);
    config.jetty.modifyServer(server -> server.setErrorHandler(new JettyErrors()));
    config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new JettyErrors()));

    RequestTiming.register(config.routes);
    new RequestGuard(
            new HostPolicy(settings.host, settings.hosts), new OriginPolicy(settings.origins))
        .register(config.routes);
    ErrorReplies.register(config.routes);
    new TalkingheadRoutes(registry.defaultAvatar(), settings.limits, feeds).register(config.routes);
    registerAvatar(config.routes, AvatarScope.ofDefault(registry));
    registerAvatar(config.routes, AvatarScope.ofId(registry));
    new AvatarRoutes(registry, settings.limits).register(config.routes);
    new RavenRoutes(registry, settings.limits).register(config.routes);
    new RavenSessions(registry, settings.limits, feeds).register(config.routes);
    new ImageFxRoutes(settings.limits).register(config.routes);
    new ClassifyRoutes(settings.classifier, registry.defaultAvatar(), settings.limits)
        .register(config.routes);
    new ServiceRoutes(MODULES).register(config.routes);
    WebPage.register(config.routes);
  }

  private void registerAvatar(RoutesConfig routes, AvatarScope scope) {
    new StateRoutes(scope).register(routes);
    new PageRoutes(scope, settings.limits, feeds, textEmotions).register(routes);
    new SnapshotRoutes(scope, feeds).register(routes);
    new RecordingRoutes(scope, settings.limits, recordings).register(routes);
    new AutomationRoutes(scope, settings.limits).register(routes);
    new ControlRoutes(scope, settings.limits).register(routes);
    new SettingsRoutes(scope, settings.limits).register(routes);
  }

  /** Collects a server's settings. Not thread-safe. */
  public static final class Builder {
    private final Avatar avatar;
    private String host = DEFAULT_HOST;
    private int port = DEFAULT_PORT;
    private ServerLimits limits = ServerLimits.defaults();
    private AvatarLimits avatarLimits = AvatarLimits.DEFAULTS;
    private Automation automation = Automation.DEFAULTS;
    private LongSupplier clock = System::nanoTime;
    private EmotionClassifier classifier = new LexiconClassifier();
    private RecordingLimits recordingLimits = RecordingLimits.DEFAULTS;
    private Ffmpeg ffmpeg = Ffmpeg.installed();
    private final List<String> posers = new ArrayList<>();
    private final List<String> hosts = new ArrayList<>();
    private final List<String> origins = new ArrayList<>();

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
     * @param names further host names the server is reached by, such as a reverse proxy's
     * @return this builder
     */
    public Builder allowHosts(Collection<String> names) {
      hosts.addAll(names);
      return this;
    }

    /**
     * @param pages origins whose pages may use the server besides those on this machine, such as
     *     {@code https://chat.example.org}; {@code *} for all
     * @return this builder
     */
    public Builder allowOrigins(Collection<String> pages) {
      origins.addAll(pages);
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
     * @param limits what recordings may cost
     * @return this builder
     */
    public Builder recordingLimits(RecordingLimits limits) {
      recordingLimits = Objects.requireNonNull(limits);
      return this;
    }

    /**
     * @param ffmpeg makes WebM recordings; unless told otherwise the one that is installed
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
