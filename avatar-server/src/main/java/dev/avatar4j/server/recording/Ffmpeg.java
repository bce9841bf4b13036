package dev.avatar4j.server.recording;

import dev.avatar4j.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code ffmpeg} program, which makes films. It is a program of its own that the user installs;
 * nothing of it is part of this one. Thread-safe.
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
    String known = encoders(field, codec);
    if (codec.videoEncoder(known).isEmpty()) {
      throw lacking(field, codec, String.join(" or ", codec.videoEncoders()));
    }
    if (sound && !codec.hasAudio(known)) {
      throw lacking(field, codec, codec.audioEncoder());
    }
  }

  private static InvalidInputException lacking(String field, FilmCodec codec, String encoder) {
    return new InvalidInputException(
        field,
        codec.films()
            + " need an ffmpeg with "
            + encoder
            + ", which the one installed lacks; install a full one, or choose another format.");
  }

  private String encoders(String field, FilmCodec codec) {
    if (encoders == null) {
      try {
        encoders = listEncoders();
      } catch (IOException e) {
        throw new InvalidInputException(
            field,
            codec.films()
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
