package dev.avatar4j.server.recording;

import java.util.List;
import java.util.Optional;

/** What {@link Ffmpeg} makes films with. */
public enum FilmCodec {
  /** WebM: VP9 that is transparent where the frames are, Opus. */
  WEBM_ALPHA("WebM films", List.of("libvpx-vp9"), "libopus"),
  /** WebM: VP9, opaque; Opus. */
  WEBM("WebM films", List.of("libvpx-vp9"), "libopus"),
  /** MP4: H.264, or MPEG-4 where ffmpeg has none, opaque; AAC. */
  MP4("MP4 films", List.of("libx264", "libopenh264", "mpeg4"), "aac");

  private final String films;
  private final List<String> video;
  private final String audio;

  FilmCodec(String films, List<String> video, String audio) {
    this.films = films;
    this.video = video;
    this.audio = audio;
  }

  /** What they are called, in the plural. */
  String films() {
    return films;
  }

  /** The encoders that will do, the best first. */
  List<String> videoEncoders() {
    return video;
  }

  /** The encoder of sound. */
  String audioEncoder() {
    return audio;
  }

  /** The best encoder of those that ffmpeg says it has. */
  Optional<String> videoEncoder(String encoders) {
    return video.stream().filter(encoder -> has(encoders, encoder)).findFirst();
  }

  boolean hasAudio(String encoders) {
    return has(encoders, audio);
  }

  /** Each encoder is a word of its own in the list. */
  private static boolean has(String encoders, String encoder) {
    return List.of(encoders.split("\\s+", -1)).contains(encoder);
  }
}
