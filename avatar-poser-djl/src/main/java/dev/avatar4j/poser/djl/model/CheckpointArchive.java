package dev.avatar4j.poser.djl.model;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The zip file around a checkpoint. Entries are looked up by name and read into memory, never
 * written anywhere; no entry is read beyond the size that is expected of it.
 */
final class CheckpointArchive implements Closeable {
  private static final String PICKLE = "data.pkl";

  private final ZipFile zip;
  private final CheckpointLimits limits;
  private final Map<String, ZipEntry> entries = new HashMap<>();
  private final String root;
  private long bytesRead;

  CheckpointArchive(Path file, CheckpointLimits limits) throws IOException {
    this.zip = new ZipFile(file.toFile());
    this.limits = limits;
    try {
      index();
      this.root = findRoot();
    } catch (MalformedCheckpoint e) {
      zip.close();
      throw e;
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
    if (order != null
        && !new String(read(order, 16), StandardCharsets.US_ASCII).trim().equals("little")) {
      throw new MalformedCheckpoint("its numbers are not little-endian");
    }
    ZipEntry entry = entries.get(root + PICKLE);
    byte[] bytes = read(entry, limits.maxPickleBytes() + 1L);
    if (bytes.length > limits.maxPickleBytes()) {
      throw new MalformedCheckpoint(
          "its pickle is larger than " + limits.maxPickleBytes() + " bytes");
    }
    return bytes;
  }

  /** Reads a whole storage; its size must be exactly the given one. */
  ByteBuffer storage(String key, long size) throws IOException {
    ZipEntry entry = entries.get(root + "data/" + key);
    if (entry == null) {
      throw new MalformedCheckpoint("its storage " + key + " is missing");
    }
    bytesRead += size;
    if (bytesRead > limits.maxTotalBytes()) {
      throw new MalformedCheckpoint(
          "its weights take more than " + limits.maxTotalBytes() + " bytes");
    }
    byte[] bytes = read(entry, size + 1);
    if (bytes.length != size) {
      throw new MalformedCheckpoint(
          "its storage "
              + key
              + " holds "
              + (bytes.length > size ? "more than " + size : bytes.length)
              + " bytes instead of "
              + size);
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private byte[] read(ZipEntry entry, long limit) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readNBytes(Math.toIntExact(limit));
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
