package dev.avatar4j.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One file of a model.
 *
 * @param name its name in the model's folder
 * @param path where it lies below the model's base address
 * @param size its exact size in bytes, 0 if not known
 * @param maxBytes no larger file is accepted
 * @param sha256 its checksum in 64 lower-case hexadecimal digits, null if not known
 * @param tensors how many tensors a checkpoint has, 0 if this is no checkpoint
 * @param parameters how many numbers they have together
 */
public record ModelFile(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String path,
    long size,
    @JsonProperty(required = true) long maxBytes,
    String sha256,
    int tensors,
    long parameters) {
  /** Refuses names that lead out of the folder. */
  public ModelFile {
    Objects.requireNonNull(path);
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
      throw new IllegalArgumentException("\"" + name + "\" is no plain file name");
    }
    if (size < 0 || size > maxBytes) {
      throw new IllegalArgumentException(name + " is larger than its limit");
    }
    if (sha256 != null && !sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(name + " has a malformed checksum");
    }
  }

  /**
   * @return its exact size in bytes, if known
   */
  public OptionalLong knownSize() {
    return size == 0 ? OptionalLong.empty() : OptionalLong.of(size);
  }

  /**
   * @return its checksum, if known
   */
  public Optional<String> knownSha256() {
    return Optional.ofNullable(sha256);
  }
}
