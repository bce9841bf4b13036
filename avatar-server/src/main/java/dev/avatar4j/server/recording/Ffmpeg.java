package dev.avatar4j.server.recording;

import dev.avatar4j.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code ffmpeg} program, which makes WebM films and encodes sound. It is a program of its own
 * that the user installs; nothing of it is part of this one. Thread-safe.
 */
public final class Ffmpeg {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ENCODER = "libvpx-vp9";

  private final List<String> program;
  private final Duration patience;
  private volatile String encoders = "";

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
    return new Ffmpeg(List.of("ffmpeg"), PATIENCE);
  }

  /**
   * Makes sure, before frames are drawn, that films can be made.
   *
   * @param field what asked for a film
   * @throws InvalidInputException if the program is missing, broken or cannot write VP9; the
   *     message says how to get it
   */
  public void requireWebm(String field) {
    require(field, ENCODER, "WebM films");
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
    if (encoders.contains(encoder)) {
      return;
    }
    try (ChildProcess list = start(List.of("-hide_banner", "-encoders"))) {
      encoders = list.finish();
    } catch (IOException e) {
      throw new InvalidInputException(
          field,
          what
              + " are made by ffmpeg, and it does not run here ("
              + e.getMessage().strip()
              + "). Install it (Debian, Ubuntu: apt install ffmpeg; macOS: brew install ffmpeg;"
              + " Windows: winget install ffmpeg), or choose another format.",
          e);
    }
    if (!encoders.contains(encoder)) {
      throw new InvalidInputException(
          field,
          what
              + " need an ffmpeg with "
              + encoder
              + ", which the one installed lacks; install a full one, or choose another format.");
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
  ChildProcess film(Path file, int width, int height, int framesPerSecond, boolean alpha)
      throws IOException {
    return start(
        List.of(
            "-hide_banner",
            "-loglevel",
            "error",
            "-y",
            "-f",
            "rawvideo",
            "-pix_fmt",
            "rgba",
            "-video_size",
            width + "x" + height,
            "-framerate",
            Integer.toString(framesPerSecond),
            "-i",
            "pipe:0",
            "-an",
            "-vf",
            // said in full, because players guess by the size of the picture what is not said
            "scale=out_color_matrix=bt709:out_range=tv",
            "-colorspace",
            "bt709",
            "-color_primaries",
            "bt709",
            "-color_trc",
            "bt709",
            "-color_range",
            "tv",
            "-c:v",
            ENCODER,
            "-pix_fmt",
            alpha ? "yuva420p" : "yuv420p",
            // constant quality, in one pass that keeps up with a live picture
            "-crf",
            "24",
            "-b:v",
            "0",
            "-deadline",
            "realtime",
            "-cpu-used",
            "6",
            "-row-mt",
            "1",
            // frames that are never shown cannot carry alpha
            "-auto-alt-ref",
            "0",
            "-f",
            "webm",
            "file:" + file.toAbsolutePath()));
  }

  private ChildProcess start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(program);
    command.addAll(arguments);
    return ChildProcess.start(command, patience);
  }
}
