package dev.avatar4j.server.recording;

import dev.avatar4j.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code ffmpeg} program, which makes films and encodes sound. It is a program of its own that
 * the user installs; nothing of it is part of this one. Thread-safe.
 */
public final class Ffmpeg {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<String> program;
  private final Duration patience;
  private volatile String encoders;

  /**
   * @param program the program, and arguments that come before all others
   * @param patience the longest it may keep us waiting before it is ended by force
   */
  public Ffmpeg(List<String> program, Duration patience) {
    if (program.isEmpty()) {
      throw new IllegalArgumentException("Name the program");
    }
    this.program = List.copyOf(program);
    this.patience = patience;
  }

  /**
   * @return the one that is found under its usual name
   */
  public static Ffmpeg installed() {
    return named("ffmpeg");
  }

  /**
   * @param program a name that is looked up as shells do, or a path
   * @return that one
   */
  public static Ffmpeg named(String program) {
    return new Ffmpeg(List.of(program), PATIENCE);
  }

  /**
   * Makes sure, before frames are drawn, that films can be made.
   *
   * @param field what asked for a film
   * @param codec what to make it with
   * @param sound whether it has sound
   * @throws InvalidInputException if the program is missing, broken or cannot write that; the
   *     message says how to get it
   */
  public void require(String field, FilmCodec codec, boolean sound) {
    String known = encoders(field, codec.films());
    if (codec.videoEncoder(known).isEmpty()) {
      throw lacking(field, codec.films(), String.join(" or ", codec.videoEncoders()));
    }
    if (sound && !codec.hasAudio(known)) {
      throw lacking(field, codec.films(), codec.audioEncoder());
    }
  }

  /**
   * Makes sure, before anything is made, that something can be encoded.
   *
   * @param field what asked for it
   * @param encoder the name of the encoder
   * @param what what is made with it, in the plural
   * @throws InvalidInputException if the program is missing, broken or lacks the encoder; the
   *     message says how to get it
   */
  public void require(String field, String encoder, String what) {
    if (!encoders(field, what).contains(encoder)) {
      throw lacking(field, what, encoder);
    }
  }

  private static InvalidInputException lacking(String field, String what, String encoder) {
    return new InvalidInputException(
        field,
        what
            + " need an ffmpeg with "
            + encoder
            + ", which the one installed lacks; install a full one, or choose another format.");
  }

  private String encoders(String field, String what) {
    if (encoders == null) {
      try {
        encoders = listEncoders();
      } catch (IOException e) {
        throw new InvalidInputException(
            field,
            what
                + " are made by ffmpeg, and it does not run here ("
                + e.getMessage().strip()
                + "). Install it (Debian, Ubuntu: apt install ffmpeg; macOS: brew install ffmpeg;"
                + " Windows: winget install ffmpeg), name it with --ffmpeg, or choose another format.",
            e);
      }
    }
    return encoders;
  }

  private String listEncoders() throws IOException {
    try (ChildProcess list = start(List.of("-hide_banner", "-encoders"))) {
      return list.finish();
    }
  }

  /**
   * Encodes sound.
   *
   * @param wav a WAV file
   * @param codec the arguments that choose encoder and container
   * @param mostBytes how long the result may be; it is cut off there
   * @return the encoded file
   * @throws IOException if the program is missing, fails or takes too long; the message says what
   *     it printed
   */
  public byte[] encodeSound(byte[] wav, List<String> codec, int mostBytes) throws IOException {
    Path file = Files.createTempFile("avatar-sound", "");
    List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-loglevel", "error", "-y"));
    arguments.addAll(List.of("-f", "wav", "-i", "pipe:0", "-map_metadata", "-1"));
    arguments.addAll(codec);
    arguments.addAll(List.of("-fs", Integer.toString(mostBytes), "file:" + file));
    try (ChildProcess child = start(arguments)) {
      child.write(wav);
      child.finish();
      return Files.readAllBytes(file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Starts a film: bare RGBA frames in, one file out. */
  ChildProcess film(Path file, FilmCodec codec, FilmArguments.Film film) throws IOException {
    String known = encoders == null ? listEncoders() : encoders;
    String encoder = codec.videoEncoder(known).orElse(codec.videoEncoders().get(0));
    return start(new FilmArguments(codec, encoder, film).into(file));
  }

  private ChildProcess start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(program);
    command.addAll(arguments);
    return ChildProcess.start(command, patience);
  }
}
