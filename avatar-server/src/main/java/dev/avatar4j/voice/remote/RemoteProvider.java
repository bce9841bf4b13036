package dev.avatar4j.voice.remote;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.SpecText;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechSynthesizerProvider;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Makes {@code http://HOST:PORT[/PATH]?kind=KIND&voice=VOICE&model=MODEL&key-env=NAME}. Without a
 * kind the server is asked which it is. The key is named by an environment variable, so that it
 * stands in no command line.
 */
public final class RemoteProvider implements SpeechSynthesizerProvider {
  private static final Set<String> OPTIONS = Set.of("kind", "voice", "model", "key-env");
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int UNAUTHORIZED = 401;

  private final UnaryOperator<String> environment;
  private final Duration timeout;

  /** Reads keys from the environment of this process. */
  public RemoteProvider() {
    this(System::getenv, TIMEOUT);
  }

  RemoteProvider(UnaryOperator<String> environment, Duration timeout) {
    this.environment = environment;
    this.timeout = timeout;
  }

  @Override
  public Set<String> schemes() {
    return Set.of("http", "https");
  }

  @Override
  public String description() {
    return "http://HOST:PORT[?kind=raven|kokoro|openai&voice=VOICE&key-env=NAME]: a speech server";
  }

  @Override
  public Optional<String> missing() {
    return Optional.of("Write the address of a speech server, such as http://localhost:8880.");
  }

  @Override
  public int preference() {
    return -1; // only where the user names one
  }

  @Override
  public SpeechSynthesizer create(SpecText spec) throws InterruptedException {
    Map<String, String> options = spec.options();
    for (String option : options.keySet()) {
      if (!OPTIONS.contains(option)) {
        throw new InvalidInputException(
            "voice",
            "A speech server has no option \""
                + option
                + "\"; it has kind, voice, model, key-env.");
      }
    }
    SpeechServer server = new SpeechServer(address(spec), key(options.get("key-env")), timeout);
    String kind = options.containsKey("kind") ? options.get("kind") : kind(server);
    String voice = options.getOrDefault("voice", "");
    return switch (kind) {
      case RavenSynthesizer.NAME -> new RavenSynthesizer(server, voice);
      case KokoroSynthesizer.NAME -> new KokoroSynthesizer(server, voice);
      case OpenAiSynthesizer.NAME ->
          new OpenAiSynthesizer(
              server, voice, options.getOrDefault("model", OpenAiSynthesizer.DEFAULT_MODEL));
      default ->
          throw new InvalidInputException(
              "voice",
              "No kind of speech server is called \"" + kind + "\"; raven, kokoro and openai are.");
    };
  }

  private static URI address(SpecText spec) {
    String text =
        (spec.scheme() + ":" + spec.target()).replaceAll("/+$", "").replaceAll("/v1$", "");
    try {
      URI address = new URI(text);
      if (address.getHost() != null && address.getUserInfo() == null) {
        return address;
      }
    } catch (URISyntaxException e) {
      // refused below, like an address without a host
    }
    throw new InvalidInputException(
        "voice",
        "\""
            + text
            + "\" is no address of a speech server; write http://host:port, keys by key-env.");
  }

  private String key(String variable) {
    if (variable == null) {
      return "";
    }
    String key = environment.apply(variable);
    if (key == null || key.isBlank()) {
      throw new InvalidInputException(
          "voice", "The environment variable " + variable + " with the key is not set; export it.");
    }
    return key.strip();
  }

  private static String kind(SpeechServer server) throws InterruptedException {
    if (SpeechServer.isOk(server.get(RavenSynthesizer.INFO))) {
      return RavenSynthesizer.NAME;
    }
    ObjectNode probe = JsonNodeFactory.instance.objectNode();
    probe.put("text", "hi").put("language", "a");
    if (SpeechServer.isOk(server.post(KokoroSynthesizer.PHONEMIZE, probe))) {
      return KokoroSynthesizer.NAME;
    }
    int status = server.get(OpenAiSynthesizer.MODELS).statusCode();
    if (status / 100 == 2 || status == UNAUTHORIZED) {
      return OpenAiSynthesizer.NAME;
    }
    throw new AvatarException(
        "The server at "
            + server.base()
            + " is no speech server that is known; say which it is with ?kind=.");
  }
}
