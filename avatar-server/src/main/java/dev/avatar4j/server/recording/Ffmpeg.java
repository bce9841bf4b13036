package dev.avatar4j.server.recording;

import dev.avatar4j.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code ffmpeg} program, which makes WebM films. It is a program of its own that the user
 * installs; nothing of it is part of this one. Thread-safe.
 */
public final class Ffmpeg {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ENCODER = "libvpx-vp9";

  private final List<String> program;
  private final Duration patience;
  private volatile boolean checked;

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
   * @throws InvalidInputException if the program is missing, broken or cannot write VP9; the
   *     message says how to get it
   */
  public void requireWebm(String field) {
    if (checked) {
      return;
    }
    String encoders;
    try (ChildProcess list = start(List.of("-hide_banner", "-encoders"))) {
      encoders = list.finish();
    } catch (IOException e) {
      throw new InvalidInputException(
          field,
          "WebM films are made by ffmpeg, and it does not run here ("
              + e.getMessage().strip()
              + "). Install it (Debian, Ubuntu: apt install ffmpeg; macOS: brew install ffmpeg;"
              + " Windows: winget install ffmpeg), name it with --ffmpeg, or choose another format.",
          e);
    }
    if (!encoders.contains(ENCODER)) {
      throw new InvalidInputException(
          field,
          "WebM films need an ffmpeg with "
              + ENCODER
              + ", which the one installed lacks; install a full one, or choose another format.");
    }
    checked = true;
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
