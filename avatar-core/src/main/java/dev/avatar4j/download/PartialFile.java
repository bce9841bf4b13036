package dev.avatar4j.download;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * What has come of a file so far, beside its target: {@code NAME.part}, and in {@code
 * NAME.part.origin} the address and the server's validator (ETag or date), without which the rest
 * of another version could be appended. Not thread-safe.
 */
final class PartialFile implements Closeable {
  private final Path file;
  private final Path origin;
  private Sha256 sum = new Sha256();
  private FileChannel channel;
  private long length;
  private boolean resumed;

  PartialFile(Path target) {
    String name = target.getFileName() + ".part";
    this.file = target.resolveSibling(name);
    this.origin = target.resolveSibling(name + ".origin");
  }

  Path path() {
    return file;
  }

  /** Bytes on disk. */
  long length() throws IOException {
    return Files.isRegularFile(file) ? Files.size(file) : 0;
  }

  /** Whether bytes of an earlier answer are part of it. */
  boolean resumed() {
    return resumed;
  }

  /** The validator with which the rest may be asked for at that address. */
  Optional<String> validator(URI source) throws IOException {
    if (length() == 0 || !Files.isRegularFile(origin)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(origin);
    return lines.size() == 2 && lines.get(0).equals(source.toString())
        ? Optional.of(lines.get(1))
        : Optional.empty();
  }

  /** Throws away what is there and begins anew. */
  void restart(URI source, Optional<String> validator) throws IOException {
    close();
    sum = new Sha256();
    length = 0;
    resumed = false;
    channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    if (validator.isPresent()) {
      Files.writeString(origin, source + "\n" + validator.get() + "\n");
    } else {
      Files.deleteIfExists(origin);
    }
  }

  /** Goes on behind what is there. */
  void resume() throws IOException {
    close();
    sum = new Sha256();
    sum.addFile(file);
    length = Files.size(file);
    resumed = true;
    channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  long append(ByteBuffer bytes) throws IOException {
    sum.add(bytes.duplicate());
    length += bytes.remaining();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    return length;
  }

  /** Ends the writing; the checksum of everything written. */
  String finish() throws IOException {
    channel.force(true);
    close();
    return sum.hex();
  }

  void discard() throws IOException {
    close();
    Files.deleteIfExists(file);
    Files.deleteIfExists(origin);
  }

  void moveTo(Path target) throws IOException {
    AtomicFile.move(file, target);
    Files.deleteIfExists(origin);
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
