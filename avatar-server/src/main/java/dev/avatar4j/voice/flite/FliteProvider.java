package dev.avatar4j.voice.flite;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.SpecText;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechSynthesizerProvider;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes {@code flite}, {@code flite:VOICE} and {@code flite?voice=VOICE&command=FILE}. */
public final class FliteProvider implements SpeechSynthesizerProvider {
  private static final Set<String> OPTIONS = Set.of("voice", "command");
  private static final int PREFERENCE = 20;

  /** A sentence takes some 30 ms. */
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final String path;

  /** Looks for the program where the shell does. */
  public FliteProvider() {
    this(Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  FliteProvider(String path) {
    this.path = path;
  }

  @Override
  public Set<String> schemes() {
    return Set.of(FliteSynthesizer.NAME);
  }

  @Override
  public String description() {
    return "flite[:VOICE]: the program flite, American English, exact times of all sounds";
  }

  @Override
  public Optional<String> missing() {
    return find().isPresent()
        ? Optional.empty()
        : Optional.of("The program flite is not installed; try \"apt-get install flite\".");
  }

  @Override
  public int preference() {
    return PREFERENCE;
  }

  private Optional<Path> find() {
    for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
      for (String name : new String[] {"flite", "flite.exe"}) {
        Optional<Path> program = program(folder, name);
        if (program.isPresent()) {
          return program;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> program(String folder, String name) {
    try {
      Path file = Path.of(folder).resolve(name);
      boolean runs = !folder.isEmpty() && Files.isRegularFile(file) && Files.isExecutable(file);
      return runs ? Optional.of(file) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty(); // a path for another system
    }
  }

  @Override
  public SpeechSynthesizer create(SpecText spec) throws InterruptedException {
    for (String option : spec.options().keySet()) {
      if (!OPTIONS.contains(option)) {
        throw new InvalidInputException(
            "voice", "flite has no option \"" + option + "\"; it has voice and command.");
      }
    }
    String command = spec.options().get("command");
    Path program =
        command == null
            ? find().orElseThrow(() -> new AvatarException(missing().orElseThrow()))
            : Path.of(command);
    String voice = spec.options().getOrDefault("voice", spec.target());
    return FliteSynthesizer.open(program, TIMEOUT, voice);
  }
}
