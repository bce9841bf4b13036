package dev.avatar4j.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One entry of the manifest.
 *
 * @param name the name users write, that of the poser spec: {@code tha3:separable_float}
 * @param title what it is, for people
 * @param folder where it is kept below the store's folder, with slashes
 * @param author who made it
 * @param license what may be done with it
 * @param attribution the credit that the licence asks for
 * @param home the author's page
 * @param manual how to get the files by hand, a sentence
 * @param base what the paths of files are relative to, ends in a slash; null if no lasting address
 *     is known, so that only the manual way is left
 * @param bundle the archive the files are in; null if each is published alone
 * @param files its files
 */
public record Model(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String title,
    @JsonProperty(required = true) String folder,
    @JsonProperty(required = true) String author,
    @JsonProperty(required = true) ModelLicense license,
    @JsonProperty(required = true) String attribution,
    @JsonProperty(required = true) URI home,
    @JsonProperty(required = true) String manual,
    URI base,
    ModelBundle bundle,
    @JsonProperty(required = true) List<ModelFile> files) {
  /** Refuses a folder that leads out of the store. */
  public Model {
    if (!folder.matches("[a-z0-9_-]+(/[a-z0-9_-]+)*")) {
      throw new IllegalArgumentException("\"" + folder + "\" is no folder below the store");
    }
    files = List.copyOf(files);
  }

  /**
   * @return bytes of all its files; where a size is not known, the most that is accepted
   */
  public long maxBytes() {
    return files.stream().mapToLong(file -> file.knownSize().orElse(file.maxBytes())).sum();
  }

  /**
   * @return the address of its files, if a lasting one is known
   */
  public Optional<URI> source() {
    return Optional.ofNullable(base);
  }

  /**
   * @return the archive its files are in, if they are published so
   */
  public Optional<ModelBundle> archive() {
    return Optional.ofNullable(bundle);
  }
}
