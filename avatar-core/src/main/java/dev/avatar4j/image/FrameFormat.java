package dev.avatar4j.image;

/** The encodings a frame can be published in. */
public enum FrameFormat {
  /** PNG, 8-bit RGBA, fast compression. */
  PNG("image/png"),
  /** QOI ("Quite OK Image"), RGBA: larger than PNG, several times faster. */
  QOI("image/qoi"),
  /** The bare bytes of a {@link PixelBuffer}: R, G, B, A, row-major, no header. */
  RAW("application/octet-stream");

  private final String mediaType;

  FrameFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /**
   * @return the media type for an HTTP header
   */
  public String mediaType() {
    return mediaType;
  }

  /**
   * @return a new encoder for this format, to be used by one thread
   */
  public FrameEncoder newEncoder() {
    return switch (this) {
      case PNG -> new PngEncoder();
      case QOI -> new QoiEncoder();
      case RAW -> new RawEncoder();
    };
  }
}
