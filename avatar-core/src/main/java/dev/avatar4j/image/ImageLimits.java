package dev.avatar4j.image;

/**
 * Every bound against oversized or hostile pictures, in one place. Sizes are checked against the
 * file's header before any memory is reserved for pixels.
 *
 * @param maxBytes longest image file, in bytes
 * @param maxPixels largest width times height
 * @param maxSide largest width, largest height, in pixels
 * @param maxCels most cels one character may bring; each takes 4 MiB once decoded
 * @param maxLandmarkBytes longest landmarks file, in bytes
 */
public record ImageLimits(
    int maxBytes, int maxPixels, int maxSide, int maxCels, int maxLandmarkBytes) {
  /** 32 MiB. */
  public static final int DEFAULT_MAX_BYTES = 32 << 20;

  /** 16.8 million: 4096x4096. */
  public static final int DEFAULT_MAX_PIXELS = 4096 * 4096;

  /** 8192. */
  public static final int DEFAULT_MAX_SIDE = 8192;

  /** 64. */
  public static final int DEFAULT_MAX_CELS = 64;

  /** 1 MiB. */
  public static final int DEFAULT_MAX_LANDMARK_BYTES = 1 << 20;

  /** What {@link CharacterImages} uses. */
  public static final ImageLimits DEFAULTS =
      new ImageLimits(
          DEFAULT_MAX_BYTES,
          DEFAULT_MAX_PIXELS,
          DEFAULT_MAX_SIDE,
          DEFAULT_MAX_CELS,
          DEFAULT_MAX_LANDMARK_BYTES);

  /** Refuses limits that are not positive, or that allow more pixels than an array can hold. */
  public ImageLimits {
    if (maxBytes < 1 || maxPixels < 1 || maxSide < 1 || maxCels < 0 || maxLandmarkBytes < 1) {
      throw new IllegalArgumentException("Image limits are positive numbers");
    }
    if (maxPixels > Integer.MAX_VALUE / 4 - 2 || maxSide > Integer.MAX_VALUE / 16) {
      throw new IllegalArgumentException("Image limits allow more pixels than an array can hold");
    }
  }
}
