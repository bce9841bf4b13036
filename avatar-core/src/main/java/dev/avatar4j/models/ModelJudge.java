package dev.avatar4j.models;

import dev.avatar4j.AvatarException;
import dev.avatar4j.download.PinnedChecksums;
import dev.avatar4j.download.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Decides whether content is the file the manifest means. */
final class ModelJudge {
  private final List<ModelFileCheck> checks;

  ModelJudge(List<ModelFileCheck> checks) {
    this.checks = List.copyOf(checks);
  }

  /**
   * Refuses content that is not the file.
   *
   * @return by what it was recognised, for people
   */
  String judge(ModelFile file, Path content, String sha256, PinnedChecksums pins)
      throws IOException {
    long length = Files.size(content);
    if (file.knownSize().isPresent() && file.size() != length) {
      throw new AvatarException(
          file.name() + " has " + length + " bytes instead of " + file.size());
    }
    if (length > file.maxBytes()) {
      throw new AvatarException(file.name() + " has more than " + file.maxBytes() + " bytes");
    }
    if (file.knownSha256().isPresent() && !file.sha256().equals(sha256)) {
      throw new AvatarException(
          file.name() + " has the SHA-256 " + sha256 + " instead of " + file.sha256());
    }
    pins.check(file.name(), sha256);
    boolean understood = false;
    for (ModelFileCheck check : checks) {
      if (check.understands(file)) {
        check.check(content, file);
        understood = true;
      }
    }
    String sum =
        file.knownSha256().isPresent()
            ? "checksum of the manifest"
            : pins.of(file.name()).isPresent()
                ? "checksum of its first download"
                : "no checksum known";
    return understood ? sum + ", content checked" : sum;
  }

  FileVerification verify(ModelFile file, Path folder, PinnedChecksums pins) throws IOException {
    Path path = folder.resolve(file.name());
    if (!Files.isRegularFile(path)) {
      return new FileVerification(
          file.name(), FileVerification.State.MISSING, "there is no " + path);
    }
    try {
      String how = judge(file, path, Sha256.of(path), pins);
      return new FileVerification(file.name(), FileVerification.State.GOOD, how);
    } catch (AvatarException e) {
      return new FileVerification(file.name(), FileVerification.State.WRONG, e.getMessage());
    }
  }
}
