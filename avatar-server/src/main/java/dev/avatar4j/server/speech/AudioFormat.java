package dev.avatar4j.server.speech;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A format that sound is sent in, one channel. */
public enum AudioFormat {
  /** 16-bit PCM in RIFF. */
  WAV("audio/wav"),
  /** 16-bit PCM, little-endian, without a header. */
  PCM("audio/pcm"),
  /** Lossless. */
  FLAC("audio/flac", "flac", "-f", "flac"),
  /** 128 kbit/s, without a header for seeking. */
  MP3("audio/mpeg", "libmp3lame", "-b:a", "128k", "-write_xing", "0", "-f", "mp3"),
  /** 128 kbit/s in Ogg. */
  OPUS("audio/ogg", "libopus", "-b:a", "128k", "-f", "ogg"),
  /** 128 kbit/s in ADTS. */
  AAC("audio/aac", "aac", "-b:a", "128k", "-f", "adts");

  private final String mediaType;
  private final Optional<String> encoder;
  private final List<String> arguments;

  AudioFormat(String mediaType) {
    this.mediaType = mediaType;
    this.encoder = Optional.empty();
    this.arguments = List.of();
  }

  AudioFormat(String mediaType, String encoder, String... arguments) {
    this.mediaType = mediaType;
    this.encoder = Optional.of(encoder);
    this.arguments = List.of(arguments);
  }

  /**
   * @param field what to call it
   * @param name a name as clients write it, in either case
   * @return the format
   * @throws InvalidInputException if there is none of that name
   */
  public static AudioFormat parse(String field, String name) {
    for (AudioFormat format : values()) {
      if (format.id().equals(name.strip().toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    List<String> known = Arrays.stream(values()).map(AudioFormat::id).toList();
    String shown = name.length() <= 40 ? name : name.substring(0, 40) + "...";
    throw new InvalidInputException(
        field,
        "There is no sound format \""
            + shown
            + "\"."
            + Suggestion.of(name, known)
            + " Known: "
            + String.join(", ", known)
            + ".");
  }

  /**
   * @return what clients call it
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @return its registered media type
   */
  public String mediaType() {
    return mediaType;
  }

  /**
   * @return the ffmpeg encoder that makes it; empty if none is needed
   */
  Optional<String> encoder() {
    return encoder;
  }

  /**
   * @return the arguments that choose encoder and container
   */
  List<String> codec() {
    return encoder
        .map(
            name -> {
              List<String> all = new ArrayList<>(List.of("-c:a", name));
              all.addAll(arguments);
              return List.copyOf(all);
            })
        .orElse(List.of());
  }
}
