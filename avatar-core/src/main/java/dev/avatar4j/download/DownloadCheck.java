package dev.avatar4j.download;

import java.io.IOException;
import java.nio.file.Path;

/** Looks at a file that came whole, before it takes its place. */
@FunctionalInterface
public interface DownloadCheck {
  /** Accepts everything. */
  DownloadCheck NONE = (file, sha256) -> {};

  /**
   * @param file the content, under a temporary name
   * @param sha256 its checksum, 64 hexadecimal digits
   * @throws dev.avatar4j.AvatarException if it is not what was asked for; it is deleted then
   * @throws IOException if it cannot be read
   */
  void check(Path file, String sha256) throws IOException;
}
