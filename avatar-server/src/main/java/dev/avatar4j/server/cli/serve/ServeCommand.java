package dev.avatar4j.server.cli.serve;

import dev.avatar4j.Avatar;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.animation.FrameKeys;
import dev.avatar4j.character.CharacterPackage;
import dev.avatar4j.emotion.EmotionClassifier;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.server.AvatarServer;
import dev.avatar4j.server.ServerAccess;
import dev.avatar4j.server.access.ApiKey;
import dev.avatar4j.server.avatars.AvatarLimits;
import dev.avatar4j.server.cli.console.HelpHeading;
import dev.avatar4j.server.cli.console.VersionProvider;
import dev.avatar4j.server.cli.options.CharacterFiles;
import dev.avatar4j.server.cli.options.CharacterOptions;
import dev.avatar4j.server.cli.options.ClassifierOption;
import dev.avatar4j.server.config.ConfigFolder;
import dev.avatar4j.server.config.ConfigSources;
import dev.avatar4j.server.http.ServerLimits;
import dev.avatar4j.server.recording.Ffmpeg;
import dev.avatar4j.server.recording.RecordingLimits;
import dev.avatar4j.server.speech.SpeechEngine;
import dev.avatar4j.speech.synthesis.SpeechSynthesizers;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code avatar serve}: a live avatar in the browser. */
@Command(
    name = "serve",
    customSynopsis = "avatar serve [OPTIONS]",
    description = {
      "Serves a live avatar to browsers and other programs.",
      "The studio in the browser, streams of frames, control over HTTP and "
          + "WebSocket, and the interfaces of Talkinghead and Raven."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    footer = {
      "",
      "Every option but --config and --print-config may stand in the file of "
          + "--config or in an environment variable; --log-json is log_json there and "
          + "AVATAR4J_LOG_JSON. BOOLEAN is true or false; the flag alone means true.",
      "Runs until Ctrl-C or SIGTERM, and then exits with 0.",
      "docs/deploy.md tells how to run it for others, docs/http-api.md what it " + "answers."
    })
public final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CharacterOptions character;
  @Mixin private PackageOption pack;
  @Mixin private CharacterFiles files;

  @HelpHeading("Drawing")
  @Option(
      names = "--fps",
      paramLabel = "N",
      description =
          "Frames per second to aim for, 1 to 240 (default: what the settings say, or "
              + "25). A slow poser gives fewer.")
  private Double fps;

  @HelpHeading("Speech")
  @Option(
      names = "--voice",
      paramLabel = "SPEC",
      defaultValue = SpeechSynthesizers.AUTO,
      description =
          "What avatars speak with, such as flite:slt or "
              + "http://localhost:8880?kind=kokoro; none for no speech; `avatar voices` lists "
              + "what there is (default: ${DEFAULT-VALUE}: flite where it is installed, else "
              + "the built-in freetts).")
  private String voice;

  @Mixin private ClassifierOption classifierOption;
  @Mixin private AddressOptions address;
  @Mixin private AccessOptions access;
  @Mixin private RecordingOptions recordings;
  @Mixin private LimitOptions limits;
  @Mixin private MonitoringOptions monitoring;
  @Mixin private ConfigOptions config;

  private ConfigSources sources = new ConfigSources(Map.of(), Optional.empty());
  private Path configFolder = ConfigFolder.of(Map.of());

  /** Has a command's options default to what environment and configuration file say. */
  public static void configure(
      CommandLine serve, Map<String, String> environment, String... arguments) {
    if (arguments.length == 0 || !arguments[0].equals(serve.getCommandName())) {
      return;
    }
    Collection<String> keys = OptionKeys.all(serve.getCommandSpec());
    ConfigSources sources = ConfigSources.load(environment, ConfigOptions.file(arguments), keys);
    sources.notes(keys).forEach(note -> serve.getErr().println("note: " + note));
    serve.setDefaultValueProvider(new ConfiguredDefaults(sources));
    CommandLine root = serve.getParent();
    root.setParameterExceptionHandler(
        new ConfigBlame(sources, root.getParameterExceptionHandler()));
    ((ServeCommand) serve.getCommandSpec().userObject()).use(sources, environment);
  }

  private void use(ConfigSources found, Map<String, String> variables) {
    sources = found;
    configFolder = ConfigFolder.of(variables);
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (config.print) {
      new ConfigListing(spec.commandLine(), sources).print(out);
      return 0;
    }
    monitoring.configureLog();
    PrintWriter err = spec.commandLine().getErr();
    Optional<CharacterPackage> packed = pack.load(character.image());
    AnimatorSettings settings = settings(packed);
    EmotionLibrary emotions = pack.over(files.emotions(character.image(), err), packed, err);
    ServerAccess who = access.access(address, keys()).withRequestsPerSecond(limits.requestRate());
    ServerLimits most = limits.server();
    AvatarLimits mostAvatars = limits.avatars();
    RecordingLimits mostRecordings = recordings.limits();
    Ffmpeg ffmpeg = recordings.ffmpeg();
    int port = address.port();
    Optional<SpeechEngine> engine = SpeechEngine.of(voice);
    out.println("Loading " + character.poser() + " ...");
    try (Shutdown shutdown = new Shutdown();
        Poser poser = character.createPoser();
        EmotionClassifier classifier = classifierOption.create()) {
      CharacterImage image =
          packed.map(CharacterPackage::image).orElseGet(() -> character.character(poser));
      try (Avatar avatar =
              Avatar.builder()
                  .poser(poser)
                  .image(image)
                  .settings(settings)
                  .emotions(emotions)
                  .build();
          AvatarServer server =
              AvatarServer.builder(avatar)
                  .host(address.host())
                  .port(port)
                  .access(who)
                  .limits(most)
                  .avatarLimits(mostAvatars)
                  .recordingLimits(mostRecordings)
                  .ffmpeg(ffmpeg)
                  .metrics(monitoring.metrics())
                  .classifier(classifier)
                  .speech(engine)
                  .build()
                  .start()) {
        CharacterOptions.printWarnings(avatar.warnings(), spec.commandLine().getErr());
        out.println("Poser:     " + poser.description());
        out.println("Character: " + image.name());
        out.println("Voice:     " + voice);
        URI page = page(server.address(), who.apiKey());
        who.apiKey().ifPresent(key -> out.println("API key:   " + key.secret()));
        out.println("Avatar:    " + page + "   (Ctrl-C stops)");
        out.flush();
        if (address.open()) {
          Browser.open(page, spec.commandLine().getErr());
        }
        shutdown.await();
      }
    }
    return 0;
  }

  private KeySource keys() {
    return new KeySource(
        sources.find(OptionKeys.API_KEY),
        spec.commandLine().getParseResult().hasMatchedOption("--api-key-file"),
        configFolder.resolve(KeySource.FILE),
        spec.commandLine().getErr());
  }

  /** The page takes the key from behind the #, which browsers send to nobody. */
  private static URI page(URI server, Optional<ApiKey> key) {
    return URI.create(server + "/" + key.map(it -> "#key=" + it.secret()).orElse(""));
  }

  private AnimatorSettings settings(Optional<CharacterPackage> packed) {
    AnimatorSettings settings = pack.over(files.settings(character.image()), packed);
    try {
      return fps == null ? settings : settings.with(FrameKeys.TARGET_FPS, fps);
    } catch (InvalidInputException e) {
      throw new InvalidInputException("--fps", e.getMessage(), e);
    }
  }
}
