package dev.avatar4j.server.recording;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command line of {@link Ffmpeg} for one film: bare RGBA frames in, one file out. */
final class FilmArguments {
  private final List<String> arguments = new ArrayList<>();

  /**
   * @param codec what to make it with
   * @param encoder the encoder of that codec
   * @param film size, pace and sound
   */
  FilmArguments(FilmCodec codec, String encoder, Film film) {
    add("-hide_banner", "-loglevel", "error", "-y");
    add("-f", "rawvideo", "-pix_fmt", "rgba");
    add("-video_size", film.width() + "x" + film.height());
    add("-framerate", Integer.toString(film.framesPerSecond()));
    add("-i", "pipe:0");
    film.sound().ifPresent(sound -> add("-f", "wav", "-i", "file:" + sound.toAbsolutePath()));
    if (film.sound().isEmpty()) {
      add("-an");
    }
    // said in full, because players guess by the size of the picture what is not said
    add("-vf", filters(codec));
    add("-colorspace", "bt709", "-color_primaries", "bt709");
    add("-color_trc", "bt709", "-color_range", "tv");
    add("-c:v", encoder);
    add("-pix_fmt", codec == FilmCodec.WEBM_ALPHA ? "yuva420p" : "yuv420p");
    if (codec == FilmCodec.MP4) {
      mp4(encoder);
    } else {
      webm();
    }
    if (film.sound().isPresent()) {
      add("-c:a", codec.audioEncoder(), "-b:a", codec == FilmCodec.MP4 ? "128k" : "64k");
    }
    // the same frames and sound give the same bytes
    add("-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact");
    add("-f", codec == FilmCodec.MP4 ? "mp4" : "webm");
  }

  /** What a film looks like from outside. */
  record Film(int width, int height, int framesPerSecond, Optional<Path> sound) {}

  private static String filters(FilmCodec codec) {
    String colours = "scale=out_color_matrix=bt709:out_range=tv";
    // players of MP4 want even sides
    return codec == FilmCodec.MP4 ? "pad=ceil(iw/2)*2:ceil(ih/2)*2," + colours : colours;
  }

  private void webm() {
    // constant quality, in one pass that keeps up with a live picture
    add("-crf", "24", "-b:v", "0", "-deadline", "realtime", "-cpu-used", "6", "-row-mt", "1");
    // frames that are never shown cannot carry alpha
    add("-auto-alt-ref", "0");
  }

  private void mp4(String encoder) {
    switch (encoder) {
      case "libx264" -> add("-preset", "medium", "-crf", "18");
      case "libopenh264" -> add("-b:v", "2M");
      default -> add("-q:v", "3");
    }
    add("-movflags", "+faststart");
  }

  private void add(String... more) {
    arguments.addAll(List.of(more));
  }

  List<String> into(Path file) {
    List<String> all = new ArrayList<>(arguments);
    all.add("file:" + file.toAbsolutePath());
    return all;
  }
}
