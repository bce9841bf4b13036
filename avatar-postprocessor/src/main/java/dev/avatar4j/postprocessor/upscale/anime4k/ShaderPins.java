package dev.avatar4j.postprocessor.upscale.anime4k;

import dev.avatar4j.AvatarException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * SHA-256 checksums of the files as they first came, in a file of the form {@code sha256sum} reads.
 * They cannot tell whether the first download was the true one, only that later ones are the same.
 */
final class ShaderPins {
  static final String FILE = "SHA256SUMS";

  private final Path file;
  private final Map<String, String> sums;

  private ShaderPins(Path file, Map<String, String> sums) {
    this.file = file;
    this.sums = sums;
  }

  static ShaderPins of(Path folder) throws IOException {
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
    return new ShaderPins(file, sums);
  }

  /** Refuses a file that once came with another content. */
  void check(String name, byte[] bytes) {
    String known = sums.get(name);
    if (known != null && !known.equals(sum(bytes))) {
      throw new AvatarException(
          name
              + " is not the file that came before (SHA-256 "
              + sum(bytes)
              + ", not "
              + known
              + "). If it was changed on purpose, delete its line in "
              + file
              + " and try again.");
    }
  }

  void pin(String name, byte[] bytes) throws IOException {
    sums.put(name, sum(bytes));
    String text =
        sums.entrySet().stream()
            .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
            .collect(Collectors.joining());
    Path part = Files.createTempFile(file.getParent(), "part-", ".tmp");
    Files.writeString(part, text);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String sum(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
