package dev.avatar4j.character;

import dev.avatar4j.image.ImageLimits;

/**
 * Every bound against oversized or hostile packages.
 *
 * @param maxFiles most files in a package
 * @param maxBytes most bytes of all files together, unpacked
 * @param maxJsonBytes longest JSON file, in bytes
 * @param maxRatio how many times larger than the archive its files may be, once they have more than
 *     1 MiB together
 * @param images bounds on each picture; its {@code maxPixels} are those of all pictures together
 */
record PackageLimits(
    int maxFiles, int maxBytes, int maxJsonBytes, int maxRatio, ImageLimits images) {
  static final PackageLimits DEFAULTS =
      new PackageLimits(
          80,
          64 << 20,
          1 << 20,
          100,
          new ImageLimits(
              ImageLimits.DEFAULT_MAX_BYTES,
              4 * ImageLimits.DEFAULT_MAX_PIXELS,
              ImageLimits.DEFAULT_MAX_SIDE,
              ImageLimits.DEFAULT_MAX_CELS,
              ImageLimits.DEFAULT_MAX_LANDMARK_BYTES));
}
