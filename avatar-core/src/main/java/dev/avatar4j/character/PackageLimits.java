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
 * @param maxPixels most pixels of all pictures together
 */
record PackageLimits(int maxFiles, int maxBytes, int maxJsonBytes, int maxRatio, int maxPixels) {
  static final PackageLimits DEFAULTS =
      new PackageLimits(80, 64 << 20, 1 << 20, 100, 4 * ImageLimits.DEFAULT_MAX_PIXELS);
}
