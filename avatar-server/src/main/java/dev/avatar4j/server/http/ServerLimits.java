package dev.avatar4j.server.http;

/**
 * What a client may ask of the server at most.
 *
 * @param uploadBytes largest upload of a picture or sound, in bytes, multipart framing included
 * @param jsonBytes largest JSON body, in bytes
 * @param feeds frame feeds open at the same time
 * @param uploads uploads at the same time; each takes up to three times its bytes, sound of 8 bits
 *     up to five times
 */
public record ServerLimits(long uploadBytes, long jsonBytes, int feeds, int uploads) {
  /** Largest picture upload unless told otherwise: 32 MiB. */
  public static final long DEFAULT_UPLOAD_BYTES = 32L << 20;

  /** Largest JSON body unless told otherwise: 1 MiB, some twenty times a full set of emotions. */
  public static final long DEFAULT_JSON_BYTES = 1L << 20;

  /** Feeds open at the same time unless told otherwise. */
  public static final int DEFAULT_FEEDS = 64;

  /** Picture uploads at the same time unless told otherwise. */
  public static final int DEFAULT_UPLOADS = 4;

  /** Parts of a form: a picture, its landmarks and options, and every cel there is. */
  public static final int FORM_PARTS = 100;

  /** How deep arrays and objects of a JSON body may be nested. */
  public static final int JSON_DEPTH = 32;

  /** Bytes of a request's first line and headers. */
  public static final int HEADER_BYTES = 8 << 10;

  /** Bytes of a reply's headers; those of speech are long, and clients read no longer lines. */
  public static final int RESPONSE_HEADER_BYTES = 64 << 10;

  /** Refuses limits that would let nothing through. */
  public ServerLimits {
    if (uploadBytes < 1 || jsonBytes < 1 || feeds < 1 || uploads < 1) {
      throw new IllegalArgumentException(
          "Limits are at least 1; got "
              + uploadBytes
              + ", "
              + jsonBytes
              + ", "
              + feeds
              + ", "
              + uploads);
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
    return new ServerLimits(
        DEFAULT_UPLOAD_BYTES, DEFAULT_JSON_BYTES, DEFAULT_FEEDS, DEFAULT_UPLOADS);
  }

  /**
   * @param bytes largest picture upload
   * @return these limits with that one changed
   */
  public ServerLimits withUploadBytes(long bytes) {
    return new ServerLimits(bytes, jsonBytes, feeds, uploads);
  }

  /**
   * @param bytes largest JSON body
   * @return these limits with that one changed
   */
  public ServerLimits withJsonBytes(long bytes) {
    return new ServerLimits(uploadBytes, bytes, feeds, uploads);
  }

  /**
   * @param count feeds open at the same time
   * @return these limits with that one changed
   */
  public ServerLimits withFeeds(int count) {
    return new ServerLimits(uploadBytes, jsonBytes, count, uploads);
  }

  /**
   * @param count uploads at the same time
   * @return these limits with that one changed
   */
  public ServerLimits withUploads(int count) {
    return new ServerLimits(uploadBytes, jsonBytes, feeds, count);
  }
}
