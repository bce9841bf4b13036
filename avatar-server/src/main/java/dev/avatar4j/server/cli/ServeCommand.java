package dev.avatar4j.server.cli;

import dev.avatar4j.Avatar;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.animation.FrameKeys;
import dev.avatar4j.emotion.EmotionClassifier;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.server.AvatarServer;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code avatar serve}: a live avatar in the browser. */
@Command(
    name = "serve",
    description = "Serves a live avatar: a web page and the Talkinghead HTTP interface.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class)
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CharacterOptions character;

  @Mixin private CharacterFiles files;

  @Option(
      names = "--host",
      paramLabel = "H",
      defaultValue = AvatarServer.DEFAULT_HOST,
      description =
          "Address to listen on (default: ${DEFAULT-VALUE}, this machine only; 0.0.0.0: the whole"
              + " network, without any password).")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "" + AvatarServer.DEFAULT_PORT,
      description = "Port to listen on (default: ${DEFAULT-VALUE}; 0: any free one).")
  private int port;

  @Option(
      names = "--fps",
      paramLabel = "N",
      description = "Frames per second to aim for (default: what the settings say, or 25).")
  private Double fps;

  @Option(names = "--open", description = "Open the page in the browser.")
  private boolean open;

  @Option(
      names = "--cors",
      paramLabel = "ORIGIN",
      split = ",",
      description =
          "Further web pages that may use this server, such as https://chat.example.org; those on"
              + " this machine always may.")
  private List<String> origins = new ArrayList<>();

  @Option(
      names = "--allow-host",
      paramLabel = "NAME",
      split = ",",
      description = "Further host names this server is reached by, such as a reverse proxy's.")
  private List<String> hosts = new ArrayList<>();

  @Mixin private ClassifierOption classifierOption;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    AnimatorSettings settings = settings();
    EmotionLibrary emotions = files.emotions(character.image, spec.commandLine().getErr());
    out.println("Loading " + character.poser + " ...");
    Poser poser = character.createPoser();
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    try (poser;
        EmotionClassifier classifier = classifierOption.create()) {
      CharacterImage image = character.character(poser);
      try (Avatar avatar =
              Avatar.builder()
                  .poser(poser)
                  .image(image)
                  .settings(settings)
                  .emotions(emotions)
                  .build();
          AvatarServer server =
              AvatarServer.builder(avatar)
                  .host(host)
                  .port(port)
                  .allowOrigins(origins)
                  .allowHosts(hosts)
                  .classifier(classifier)
                  .build()
                  .start()) {
        CharacterOptions.printWarnings(avatar.warnings(), spec.commandLine().getErr());
        out.println("Poser:     " + poser.description());
        out.println("Character: " + image.name());
        out.println("Avatar:    " + server.address() + "/   (Ctrl-C stops)");
        out.flush();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> shutDown(stop, stopped)));
        if (open) {
          Browser.open(server.address(), spec.commandLine().getErr());
        }
        stop.await();
      }
    } finally {
      stopped.countDown();
    }
    return 0;
  }

  private AnimatorSettings settings() {
    AnimatorSettings settings = files.settings(character.image);
    try {
      return fps == null ? settings : settings.with(FrameKeys.TARGET_FPS, fps);
    } catch (InvalidInputException e) {
      throw new InvalidInputException("--fps", e.getMessage(), e);
    }
  }

  /** Runs while the JVM waits for it on Ctrl-C: lets the command close everything in order. */
  private static void shutDown(CountDownLatch stop, CountDownLatch stopped) {
    stop.countDown();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
