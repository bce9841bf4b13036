package dev.avatar4j.poser.djl.model;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The zip file around a checkpoint. Entries are looked up by name and read into memory, never
 * written anywhere; no entry is read beyond the size that is expected of it, and its checksum must
 * be right.
 */
final class CheckpointArchive implements Closeable {
  private static final String PICKLE = "data.pkl";

  private final ZipFile zip;
  private final CheckpointLimits limits;
  private final Map<String, ZipEntry> entries = new HashMap<>();
  private final String root;
  private long bytesRead;

  CheckpointArchive(Path file, CheckpointLimits limits) throws IOException {
    this.limits = limits;
    // The JDK holds the whole directory of a zip file in memory, and that may fill the file.
    if (Files.size(file) > limits.maxFileBytes()) {
      throw new MalformedCheckpoint("it is larger than " + limits.maxFileBytes() + " bytes");
    }
    this.zip = open(file);
    try {
      index();
      this.root = findRoot();
    } catch (MalformedCheckpoint e) {
      zip.close();
      throw e;
    }
  }

  private static ZipFile open(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile());
    } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
      // Some releases of the JDK let these through for directories that contradict themselves.
      throw new ZipException(e.toString());
    }
  }

  private void index() {
    if (zip.size() > limits.maxArchiveEntries()) {
      throw new MalformedCheckpoint("it has " + zip.size() + " zip entries");
    }
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      if (entries.put(entry.getName(), entry) != null) {
        throw new MalformedCheckpoint("its zip entry " + entry.getName() + " occurs twice");
      }
    }
  }

  private String findRoot() {
    String found = null;
    for (String name : entries.keySet()) {
      if (name.endsWith("/" + PICKLE)) {
        if (found != null) {
          throw new MalformedCheckpoint("it holds more than one " + PICKLE);
        }
        found = name.substring(0, name.length() - PICKLE.length());
      }
    }
    if (found == null) {
      throw new MalformedCheckpoint("it is a zip file without " + PICKLE);
    }
    return found;
  }

  byte[] pickle() throws IOException {
    ZipEntry order = entries.get(root + "byteorder");
    if (order != null && !isLittle(order)) {
      throw new MalformedCheckpoint("its numbers are not little-endian");
    }
    ZipEntry entry = entries.get(root + PICKLE);
    if (!isAtMost(entry, limits.maxPickleBytes())) {
      throw new MalformedCheckpoint(
          "its pickle is larger than " + limits.maxPickleBytes() + " bytes");
    }
    return read(entry, (int) entry.getSize());
  }

  /** ZIP64 has sizes of 64 bits, which Java reads as signed. */
  private static boolean isAtMost(ZipEntry entry, int size) {
    return entry.getSize() >= 0 && entry.getSize() <= size;
  }

  private boolean isLittle(ZipEntry order) throws IOException {
    return isAtMost(order, 16)
        && new String(read(order, (int) order.getSize()), StandardCharsets.US_ASCII)
            .trim()
            .equals("little");
  }

  /** Reads a whole storage; its size must be exactly the given one. */
  ByteBuffer storage(String key, long size) throws IOException {
    ZipEntry entry = entries.get(root + "data/" + key);
    if (entry == null) {
      throw new MalformedCheckpoint("its storage " + key + " is missing");
    }
    bytesRead += size;
    if (bytesRead > limits.maxTotalBytes() || size > Integer.MAX_VALUE) {
      throw new MalformedCheckpoint(
          "its weights take more than " + limits.maxTotalBytes() + " bytes");
    }
    if (entry.getSize() != size) {
      throw new MalformedCheckpoint(
          "its storage " + key + " holds " + entry.getSize() + " bytes instead of " + size);
    }
    return ByteBuffer.wrap(read(entry, (int) size)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private byte[] read(ZipEntry entry, int size) throws IOException {
    byte[] bytes = new byte[size];
    try (InputStream in = zip.getInputStream(entry)) {
      int length = in.readNBytes(bytes, 0, size);
      CRC32 checksum = new CRC32();
      checksum.update(bytes);
      if (length < size || in.read() >= 0 || checksum.getValue() != entry.getCrc()) {
        throw new MalformedCheckpoint(
            "its zip entry " + entry.getName() + " has another length or checksum than stated");
      }
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
