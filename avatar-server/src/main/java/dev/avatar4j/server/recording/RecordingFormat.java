package dev.avatar4j.server.recording;

import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a live avatar can be recorded to; always one file. */
public enum RecordingFormat {
  /** An animated PNG. */
  APNG("apng", "png", "image/apng") {
    @Override
    FilmWriter open(Path file, RecordingRequest request, int mostFrames, Ffmpeg ffmpeg) {
      return new AnimatedPngFile(file, request.framesPerSecond());
    }
  },
  /** A ZIP archive of numbered PNGs with their timing. */
  PNG_FRAMES("png-frames", "zip", "application/zip") {
    @Override
    FilmWriter open(Path file, RecordingRequest request, int mostFrames, Ffmpeg ffmpeg) {
      return new NumberedPngZip(file, request.framesPerSecond(), mostFrames);
    }
  },
  /** A WebM film, VP9 with alpha; needs {@link Ffmpeg}. */
  WEBM("webm", "webm", "video/webm") {
    @Override
    FilmWriter open(Path file, RecordingRequest request, int mostFrames, Ffmpeg ffmpeg) {
      FilmCodec codec = request.background().isEmpty() ? FilmCodec.WEBM_ALPHA : FilmCodec.WEBM;
      return new FfmpegFile(ffmpeg, file, request.framesPerSecond(), codec, Optional.empty());
    }

    @Override
    Optional<FilmCodec> codec() {
      return Optional.of(FilmCodec.WEBM_ALPHA);
    }
  },
  /** An MP4 film, never transparent; needs {@link Ffmpeg}. */
  MP4("mp4", "mp4", "video/mp4") {
    @Override
    FilmWriter open(Path file, RecordingRequest request, int mostFrames, Ffmpeg ffmpeg) {
      int pace = request.framesPerSecond();
      return new FfmpegFile(ffmpeg, file, pace, FilmCodec.MP4, Optional.empty());
    }

    @Override
    Optional<FilmCodec> codec() {
      return Optional.of(FilmCodec.MP4);
    }

    @Override
    public boolean transparent() {
      return false;
    }
  };

  private final String label;
  private final String extension;
  private final String mediaType;

  RecordingFormat(String label, String extension, String mediaType) {
    this.label = label;
    this.extension = extension;
    this.mediaType = mediaType;
  }

  /**
   * @param field what names the format
   * @param name a format as clients call it
   * @return that format
   * @throws InvalidInputException if there is none of that name
   */
  public static RecordingFormat parse(String field, String name) {
    return Arrays.stream(values())
        .filter(format -> format.label.equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> unknown(field, name));
  }

  private static InvalidInputException unknown(String field, String name) {
    String known =
        Arrays.stream(values()).map(RecordingFormat::label).collect(Collectors.joining(", "));
    return new InvalidInputException(
        field,
        "\""
            + InputProblems.shown(name)
            + "\" is no format of recordings; choose one of "
            + known
            + ".");
  }

  /**
   * @return what clients call it
   */
  public String label() {
    return label;
  }

  /**
   * @return what its files end in, without the dot
   */
  public String extension() {
    return extension;
  }

  /**
   * @return its media type
   */
  public String mediaType() {
    return mediaType;
  }

  /**
   * @return whether a film without background is transparent
   */
  public boolean transparent() {
    return true;
  }

  /** What {@link Ffmpeg} has to know for it; empty if it is not needed. */
  Optional<FilmCodec> codec() {
    return Optional.empty();
  }

  abstract FilmWriter open(Path file, RecordingRequest request, int mostFrames, Ffmpeg ffmpeg);
}
