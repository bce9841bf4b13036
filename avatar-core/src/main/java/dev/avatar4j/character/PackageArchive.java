package dev.avatar4j.character;

import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.ImageLimits;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Unpacks a ZIP archive into memory. Nothing is written, names are only compared, and no more is
 * unpacked than the limits allow. Used once.
 */
final class PackageArchive {
  private static final int SMALL = 1 << 20;
  private static final int END_LENGTH = 22;
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int LONGEST_COMMENT = 0xffff;

  private final byte[] archive;
  private final PackageLimits limits;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private int unpacked;

  /**
   * @param archive the whole archive
   * @param limits bounds on what is in it
   */
  PackageArchive(byte[] archive, PackageLimits limits) {
    this.archive = archive;
    this.limits = limits;
  }

  /**
   * @return the files by name, in the order of the archive
   * @throws InvalidInputException if this is no whole archive of files within the limits
   */
  Map<String, byte[]> unpack() {
    if (archive.length < END_LENGTH || archive[0] != 'P' || archive[1] != 'K') {
      throw new InvalidInputException(
          "package", "This is no ZIP archive; a character package is one.");
    }
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        add(entry, zip);
      }
    } catch (EOFException e) {
      throw cutOff(e);
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidInputException(
          "package", "The ZIP archive is damaged (" + e.getMessage() + ").", e);
    }
    if (announced() != files.size()) {
      throw cutOff(null);
    }
    return files;
  }

  private static InvalidInputException cutOff(Throwable cause) {
    return new InvalidInputException(
        "package", "The ZIP archive is cut off or damaged; copy it again.", cause);
  }

  private void add(ZipEntry entry, ZipInputStream zip) throws IOException {
    String name = entry.getName();
    if (entry.isDirectory() || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
      throw refusal(name, "is in a folder or is one; a package has its files side by side.");
    }
    if (files.containsKey(name)) {
      throw refusal(name, "is there twice.");
    }
    if (files.size() >= limits.maxFiles()) {
      throw refusal(
          name, "is one too many; a package has at most " + limits.maxFiles() + " files.");
    }
    int most = Math.min(ImageLimits.DEFAULT_MAX_BYTES, most() - unpacked);
    byte[] content = zip.readNBytes(most + 1);
    if (content.length > most) {
      throw refusal(
          name, "is too large, or unpacks to far more than an archive of this size holds.");
    }
    unpacked += content.length;
    files.put(name, content);
  }

  /** What all files may have together. */
  private int most() {
    return (int)
        Math.min(limits.maxBytes(), Math.max(SMALL, (long) limits.maxRatio() * archive.length));
  }

  /** How many files the end of the archive tells of; -1 without an end. */
  private int announced() {
    int last = archive.length - END_LENGTH;
    for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
      if (shortAt(at) + (shortAt(at + 2) << 16) == END_SIGNATURE) {
        return shortAt(at + 10);
      }
    }
    return -1;
  }

  private int shortAt(int at) {
    return archive[at] & 255 | (archive[at + 1] & 255) << 8;
  }

  static InvalidInputException refusal(String name, String reason) {
    String shown = InputProblems.shown(name);
    return new InvalidInputException(shown, "\"" + shown + "\" " + reason);
  }
}
