package dev.avatar4j.server;

/**
 * What a client may ask of the server at most.
 *
 * @param uploadBytes largest picture upload, in bytes, multipart framing included
 * @param jsonBytes largest JSON body, in bytes
 * @param feeds frame feeds open at the same time
 */
public record ServerLimits(long uploadBytes, long jsonBytes, int feeds) {
  /** Largest picture upload unless told otherwise: 32 MiB. */
  public static final long DEFAULT_UPLOAD_BYTES = 32L << 20;

  /** Largest JSON body unless told otherwise: 4 MiB. */
  public static final long DEFAULT_JSON_BYTES = 4L << 20;

  /** Feeds open at the same time unless told otherwise. */
  public static final int DEFAULT_FEEDS = 32;

  /** Refuses limits that would let nothing through. */
  public ServerLimits {
    if (uploadBytes < 1 || jsonBytes < 1 || feeds < 1) {
      throw new IllegalArgumentException(
          "Limits are at least 1; got " + uploadBytes + ", " + jsonBytes + ", " + feeds);
    }
    if (uploadBytes > Integer.MAX_VALUE - 8 || jsonBytes > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "Bodies are read into memory; a limit must be below 2 GiB");
    }
  }

  /**
   * @return the default limits
   */
  public static ServerLimits defaults() {
    return new ServerLimits(DEFAULT_UPLOAD_BYTES, DEFAULT_JSON_BYTES, DEFAULT_FEEDS);
  }

  /**
   * @param bytes largest picture upload
   * @return these limits with that one changed
   */
  public ServerLimits withUploadBytes(long bytes) {
    return new ServerLimits(bytes, jsonBytes, feeds);
  }

  /**
   * @param count feeds open at the same time
   * @return these limits with that one changed
   */
  public ServerLimits withFeeds(int count) {
    return new ServerLimits(uploadBytes, jsonBytes, count);
  }
}
