package dev.avatar4j.download;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One file to get.
 *
 * @param source its address, http or https
 * @param target where it is to lie
 * @param maxBytes no more is ever stored
 * @param size its exact size, if known
 * @param sha256 its checksum in 64 lower-case hexadecimal digits, if known
 * @param check a further look at it before it takes its place
 */
public record DownloadRequest(
    URI source,
    Path target,
    long maxBytes,
    OptionalLong size,
    Optional<String> sha256,
    DownloadCheck check) {
  /** Checks that nothing is missing. */
  public DownloadRequest {
    Objects.requireNonNull(source);
    Objects.requireNonNull(target);
    Objects.requireNonNull(size);
    Objects.requireNonNull(sha256);
    Objects.requireNonNull(check);
  }

  /**
   * @param source an address, http or https
   * @param target where the file is to lie
   * @param maxBytes no more is ever stored
   * @return a request for a file of which nothing else is known
   */
  public static DownloadRequest of(URI source, Path target, long maxBytes) {
    return new DownloadRequest(
        source, target, maxBytes, OptionalLong.empty(), Optional.empty(), DownloadCheck.NONE);
  }

  /**
   * @param further a further look at the file
   * @return a request with that look
   */
  public DownloadRequest checkedBy(DownloadCheck further) {
    return new DownloadRequest(source, target, maxBytes, size, sha256, further);
  }

  /**
   * @param bytes the file's exact size, if known
   * @param sum the file's checksum, if known
   * @return a request that demands these
   */
  public DownloadRequest expecting(OptionalLong bytes, Optional<String> sum) {
    return new DownloadRequest(source, target, maxBytes, bytes, sum, check);
  }

  String name() {
    return target.getFileName().toString();
  }
}
