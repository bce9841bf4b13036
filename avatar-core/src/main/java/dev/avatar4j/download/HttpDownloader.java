package dev.avatar4j.download;

import dev.avatar4j.AvatarException;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Gets files over HTTP. A download that breaks off leaves {@code NAME.part} and goes on there, now
 * or in a later run, if the server still has the same version. The target appears only when the
 * file is whole and passes every check; what fails a check is deleted. Proxies are those of {@code
 * HTTPS_PROXY} or of Java's system properties. Thread-safe for different targets; take a {@link
 * FolderLock} against other processes.
 */
public final class HttpDownloader {
  private final DownloadPolicy policy;
  private final Map<String, String> environment;
  private HttpClient client;

  /**
   * @param policy how patient it is
   */
  public HttpDownloader(DownloadPolicy policy) {
    this(policy, System.getenv());
  }

  /**
   * @param policy how patient it is
   * @param environment the environment variables that may name proxies
   */
  public HttpDownloader(DownloadPolicy policy, Map<String, String> environment) {
    this.policy = policy;
    this.environment = Map.copyOf(environment);
  }

  /** Made at the first download: it loads the system's certificates and starts a thread. */
  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(policy.connectTimeout())
              .followRedirects(HttpClient.Redirect.NEVER)
              .proxy(new EnvironmentProxies(environment, ProxySelector.getDefault()))
              .build();
    }
    return client;
  }

  /**
   * @return how patient it is
   */
  public DownloadPolicy policy() {
    return policy;
  }

  /**
   * Gets one file. Its folder must exist.
   *
   * @param request which and where to
   * @param progress is told how it goes
   * @return its checksum
   * @throws AvatarException if it cannot be got, or is not what it should be; the target is then as
   *     before
   */
  public String fetch(DownloadRequest request, DownloadProgress progress) {
    PartialFile part = new PartialFile(request.target());
    DownloadMeter meter = new DownloadMeter(request.name(), progress, policy.nanoTime());
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt(request, part, meter);
      } catch (IOException e) {
        if (attempt == policy.attempts()) {
          throw new AvatarException(
              "Cannot get "
                  + request.source()
                  + " ("
                  + reason(e)
                  + "); check the network and run it again, or copy the file by hand to "
                  + request.target()
                  + ".",
              e);
        }
        Duration delay = policy.delayBefore(attempt + 1);
        progress.note(request.name() + ": " + reason(e) + "; trying again");
        policy.pause(delay, "The download of " + request.name());
      }
    }
  }

  private String attempt(DownloadRequest request, PartialFile part, DownloadMeter meter)
      throws IOException {
    try {
      String sum =
          complete(request, part)
              ? Sha256.of(part.path())
              : new HttpTransfer(client(), policy, request, part, meter).run();
      check(request, part, sum);
      part.moveTo(request.target());
      return sum;
    } catch (AvatarException refused) {
      if (Thread.currentThread().isInterrupted()) {
        throw refused;
      }
      part.discard();
      throw refused(request, refused);
    }
  }

  /** Nothing is left to ask for when an earlier run ended between the last byte and the check. */
  private static boolean complete(DownloadRequest request, PartialFile part) throws IOException {
    OptionalLong size = request.size();
    return size.isPresent()
        && request.sha256().isPresent()
        && part.length() == size.getAsLong()
        && Sha256.of(part.path()).equals(request.sha256().get());
  }

  private static void check(DownloadRequest request, PartialFile part, String sum)
      throws IOException {
    try {
      long length = Files.size(part.path());
      if (request.size().isPresent() && request.size().getAsLong() != length) {
        throw new AvatarException(
            "it has " + length + " bytes instead of " + request.size().getAsLong());
      }
      if (request.sha256().isPresent() && !request.sha256().get().equals(sum)) {
        throw new AvatarException(
            "it is another file: its SHA-256 is " + sum + ", not " + request.sha256().get());
      }
      request.check().check(part.path(), sum);
    } catch (AvatarException e) {
      if (part.resumed()) {
        // The two halves may be of different versions; one whole answer decides.
        part.discard();
        throw new IOException("what came earlier does not fit (" + e.getMessage() + ")", e);
      }
      throw e;
    }
  }

  private static AvatarException refused(DownloadRequest request, AvatarException reason) {
    String message = reason.getMessage();
    return message.contains(request.source().toString())
        ? reason
        : new AvatarException(
            request.source()
                + " was refused: "
                + message
                + (message.endsWith(".") ? "" : "; try another mirror, or copy the file by hand."),
            reason);
  }

  private static String reason(IOException e) {
    String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return text.length() > 200 ? text.substring(0, 200) : text;
  }
}
