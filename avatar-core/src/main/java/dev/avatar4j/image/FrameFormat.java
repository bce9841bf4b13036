package dev.avatar4j.image;

/** The encodings a frame can be published in. */
public enum FrameFormat {
  /** PNG, 8-bit RGBA, fast compression. */
  PNG("image/png"),
  /** QOI ("Quite OK Image"), RGBA: larger than PNG, several times faster. */
  QOI("image/qoi"),
  /** Truevision TGA, RGBA, run-length encoded: as large as the picture where it is not flat. */
  TGA("image/tga"),
  /** JPEG: no alpha, the picture lies on a {@link Matte}; the smallest. */
  JPEG("image/jpeg"),
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
   * @return a new encoder for this format with its usual options, to be used by one thread
   */
  public FrameEncoder newEncoder() {
    return FrameEncoding.of(this).newEncoder();
  }
}
