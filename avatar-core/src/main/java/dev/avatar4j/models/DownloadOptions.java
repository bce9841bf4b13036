package dev.avatar4j.models;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a model may be got.
 *
 * @param acceptLicense whether a licence that forbids commercial use was accepted
 * @param offline whether only what is already there may be used
 * @param mirror an address that replaces the manifest's base
 */
public record DownloadOptions(boolean acceptLicense, boolean offline, Optional<URI> mirror) {
  /** The environment variable that forbids downloads when it is {@code 1} or {@code true}. */
  public static final String OFFLINE = "AVATAR4J_OFFLINE";

  /** From the manifest's address, no licence accepted. */
  public static final DownloadOptions DEFAULT = new DownloadOptions(false, false, Optional.empty());

  /** Checks that nothing is missing. */
  public DownloadOptions {
    Objects.requireNonNull(mirror);
  }

  /**
   * @param environment the environment variables
   * @return the default, offline if {@value #OFFLINE} says so
   */
  public static DownloadOptions of(Map<String, String> environment) {
    String value = environment.getOrDefault(OFFLINE, "").toLowerCase(Locale.ROOT);
    return DEFAULT.withOffline(value.equals("1") || value.equals("true"));
  }

  /**
   * @param accepted whether a licence that forbids commercial use was accepted
   * @return options with that
   */
  public DownloadOptions withAcceptLicense(boolean accepted) {
    return new DownloadOptions(accepted, offline, mirror);
  }

  /**
   * @param only whether only what is already there may be used
   * @return options with that
   */
  public DownloadOptions withOffline(boolean only) {
    return new DownloadOptions(acceptLicense, only, mirror);
  }

  /**
   * @param base an address that replaces the manifest's base; a slash is added where it has none
   * @return options with that
   */
  public DownloadOptions withMirror(URI base) {
    String text = base.toString();
    return new DownloadOptions(
        acceptLicense, offline, Optional.of(text.endsWith("/") ? base : URI.create(text + "/")));
  }
}
