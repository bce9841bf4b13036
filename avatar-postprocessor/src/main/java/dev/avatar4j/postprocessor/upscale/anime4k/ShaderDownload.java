package dev.avatar4j.postprocessor.upscale.anime4k;

import dev.avatar4j.AvatarException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Gets shader files of Anime4K, and its licence, over HTTP. A file takes its place only when it is
 * whole and a network can be read from it; it is then pinned ({@link ShaderPins}): a later download
 * with another content is refused.
 */
public final class ShaderDownload {
  /** Where the files come from. */
  public static final URI REPOSITORY =
      URI.create("https://raw.githubusercontent.com/bloc97/Anime4K/master/");

  /** The name of the stored licence. */
  public static final String LICENCE = "LICENSE-Anime4K.txt";

  private static final int MAX_LICENCE_BYTES = 1 << 16;

  private final URI base;
  private final Path folder;
  private final Duration limit;

  /**
   * @param base what file paths are relative to; ends in a slash
   * @param folder where files are stored; made if it does not exist
   * @param limit how long one file may take
   */
  public ShaderDownload(URI base, Path folder, Duration limit) {
    this.base = base;
    this.folder = folder;
    this.limit = limit;
  }

  /**
   * Gets what is not there yet. Files that came before a failure stay.
   *
   * @param models the networks wanted
   * @param progress receives one sentence for each file
   * @return the text of the licence, which the user must be shown
   * @throws AvatarException if a file cannot be got or is not what it should be
   */
  public String get(Collection<NetworkModel> models, Consumer<String> progress) {
    ShaderDirectory present = new ShaderDirectory(folder);
    try {
      Files.createDirectories(folder);
      Path licence = folder.resolve(LICENCE);
      if (!Files.isRegularFile(licence)) {
        store(licence, fetch("LICENSE", MAX_LICENCE_BYTES));
      }
      ShaderPins pins = ShaderPins.of(folder);
      for (NetworkModel model : models) {
        if (!present.has(model)) {
          get(model, pins);
          progress.accept("got " + model.fileName());
        }
      }
      return Files.readString(licence);
    } catch (IOException e) {
      throw new AvatarException("Cannot store files in " + folder + " (" + e + ").", e);
    }
  }

  private void get(NetworkModel model, ShaderPins pins) throws IOException {
    byte[] bytes = fetch(model.repositoryPath(), ShaderDirectory.MAX_BYTES);
    ShaderParser.parse(
        base.resolve(path(model.repositoryPath())).toString(),
        new String(bytes, StandardCharsets.UTF_8),
        model);
    pins.check(model.fileName(), bytes);
    store(folder.resolve(model.fileName()), bytes);
    pins.pin(model.fileName(), bytes);
  }

  private void store(Path file, byte[] bytes) throws IOException {
    Path part = Files.createTempFile(folder, "part-", ".tmp");
    try {
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static String path(String repositoryPath) {
    return repositoryPath.replace("+", "%2B");
  }

  private byte[] fetch(String repositoryPath, int most) {
    URI address = base.resolve(path(repositoryPath));
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(limit)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    HttpRequest request = HttpRequest.newBuilder(address).timeout(limit).build();
    // The request's own time limit ends with the headers; this one covers the content as well.
    CompletableFuture<byte[]> content =
        client
            .sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
            .thenApplyAsync(response -> read(response, address, most));
    try {
      return content.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      content.cancel(true);
      throw tooSlow(address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      content.cancel(true);
      throw new AvatarException("The download of " + address + " was interrupted.", e);
    } catch (ExecutionException e) {
      throw failure(address, e.getCause());
    }
  }

  private AvatarException tooSlow(URI address, Exception e) {
    return new AvatarException(
        address + " did not come within " + limit.toSeconds() + " s; try again later.", e);
  }

  private AvatarException failure(URI address, Throwable cause) {
    if (cause instanceof AvatarException known) {
      return known;
    }
    if (cause instanceof HttpTimeoutException e) {
      return tooSlow(address, e);
    }
    return new AvatarException(
        "Cannot get " + address + " (" + cause + "); check the network, or copy the file by hand.",
        cause);
  }

  private static byte[] read(HttpResponse<InputStream> response, URI address, int most) {
    try (InputStream body = response.body()) {
      if (response.statusCode() != 200) {
        throw new AvatarException(
            address
                + " answers "
                + response.statusCode()
                + "; the file may have moved: give the address of another copy, or copy the file"
                + " by hand.");
      }
      byte[] bytes = body.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new AvatarException(
            address + " has more than " + most + " bytes and is not what was asked for.");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
