package dev.avatar4j.models;

import dev.avatar4j.AvatarException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A downloaded zip archive. Entries are chosen by the names of the manifest and written under
 * those; the archive's own paths are never used as such, and no entry is written beyond its limit.
 */
final class BundleArchive implements Closeable {
  private static final int MAX_ENTRIES = 4096;
  private static final int BUFFER = 1 << 16;

  private final ZipFile zip;

  private BundleArchive(ZipFile zip) {
    this.zip = zip;
  }

  static BundleArchive open(Path file) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw new AvatarException("it is no zip archive (" + e.getMessage() + ")", e);
    }
    if (zip.size() > MAX_ENTRIES) {
      zip.close();
      throw new AvatarException("it has more than " + MAX_ENTRIES + " entries");
    }
    return new BundleArchive(zip);
  }

  /** Refuses an archive that lacks a file, or has two of a name. */
  ZipEntry entry(ModelFile file) {
    List<ZipEntry> found =
        zip.stream()
            .map(ZipEntry.class::cast)
            .filter(entry -> !entry.isDirectory())
            .filter(entry -> entry.getName().replaceFirst(".*[/\\\\]", "").equals(file.name()))
            .toList();
    if (found.size() != 1) {
      throw new AvatarException("it has " + found.size() + " files called " + file.name());
    }
    return found.get(0);
  }

  void extract(ModelFile file, Path to) throws IOException {
    long left = file.maxBytes();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = zip.getInputStream(entry(file));
        OutputStream out = Files.newOutputStream(to)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        left -= count;
        if (left < 0) {
          throw new AvatarException(
              file.name() + " in it has more than " + file.maxBytes() + " bytes");
        }
        out.write(buffer, 0, count);
      }
    } catch (ZipException e) {
      throw new AvatarException("it is damaged (" + e.getMessage() + ")", e);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
