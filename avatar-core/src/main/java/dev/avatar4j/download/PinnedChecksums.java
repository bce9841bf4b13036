package dev.avatar4j.download;

import dev.avatar4j.AvatarException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * SHA-256 checksums of a folder's files as they first came, in a file of the form {@code sha256sum}
 * reads. They cannot tell whether the first download was the true one, only that later ones are the
 * same. Not thread-safe.
 */
public final class PinnedChecksums {
  /** The name of the file in the folder. */
  public static final String FILE = "SHA256SUMS";

  private final Path file;
  private final Map<String, String> sums;

  private PinnedChecksums(Path file, Map<String, String> sums) {
    this.file = file;
    this.sums = sums;
  }

  /**
   * @param folder a folder; need not have any checksums, nor exist
   * @return its checksums
   * @throws IOException if they cannot be read
   */
  public static PinnedChecksums of(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    Map<String, String> sums = new TreeMap<>();
    if (Files.isRegularFile(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split("  ", 2);
        if (parts.length == 2) {
          sums.put(parts[1], parts[0]);
        }
      }
    }
    return new PinnedChecksums(file, sums);
  }

  /**
   * @param name a file's name
   * @return its checksum, if it came before
   */
  public Optional<String> of(String name) {
    return Optional.ofNullable(sums.get(name));
  }

  /**
   * @param name a file's name
   * @param sha256 the checksum of its content
   * @throws AvatarException if it once came with another content
   */
  public void check(String name, String sha256) {
    String known = sums.get(name);
    if (known != null && !known.equals(sha256)) {
      throw new AvatarException(
          name
              + " is not the file that came before (SHA-256 "
              + sha256
              + ", not "
              + known
              + "). If it was changed on purpose, delete its line in "
              + file
              + " and try again.");
    }
  }

  /**
   * Remembers a file's content.
   *
   * @param name a file's name
   * @param sha256 the checksum of its content
   * @throws IOException if that cannot be written
   */
  public void pin(String name, String sha256) throws IOException {
    if (sha256.equals(sums.put(name, sha256))) {
      return;
    }
    AtomicFile.write(
        file,
        sums.entrySet().stream()
            .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
            .collect(Collectors.joining()));
  }
}
