package dev.avatar4j.postprocessor.upscale.anime4k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.avatar4j.AvatarException;
import dev.avatar4j.download.DownloadPolicy;
import dev.avatar4j.download.DownloadProgress;
import dev.avatar4j.download.HttpDownloader;
import dev.avatar4j.download.PinnedChecksums;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShaderDownloadTest {
  private static final NetworkModel MODEL = NetworkModel.UPSCALE_DENOISE_S;
  private static final String GOOD = ShaderText.of(RandomWeights.of(MODEL, 1));

  @TempDir Path parent;
  private final List<String> asked = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;
  private Answer answer = exchange -> send(exchange, 200, GOOD);

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().getRawPath());
          if (exchange.getRequestURI().getPath().endsWith("/LICENSE")) {
            send(exchange, 200, "MIT License\nCopyright somebody\n");
          } else {
            answer.to(exchange);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private Path folder() {
    return parent.resolve("deep").resolve("anime4k");
  }

  private String download(Duration limit) {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/copy/");
    DownloadPolicy policy =
        DownloadPolicy.DEFAULT.withStallTimeout(limit).withAttempts(2).withSleeper(pause -> {});
    return new ShaderDownload(base, folder(), new HttpDownloader(policy))
        .get(List.of(MODEL), DownloadProgress.SILENT);
  }

  private String download() {
    return download(Duration.ofSeconds(20));
  }

  private void assertRefused(Duration limit, String... parts) {
    assertThatThrownBy(() -> download(limit))
        .isInstanceOf(AvatarException.class)
        .hasMessageContainingAll(parts);
    assertThat(folder().resolve(MODEL.fileName())).doesNotExist();
    assertThat(folder().toFile().list()).noneMatch(name -> name.endsWith(".tmp"));
  }

  @Test
  void a_good_file_is_stored_with_its_checksum_and_the_licence_and_can_be_loaded()
      throws IOException {
    assertThat(download()).startsWith("MIT License");
    assertThat(folder().resolve(MODEL.fileName())).hasContent(GOOD);
    assertThat(folder().resolve(ShaderDownload.LICENCE)).content().startsWith("MIT License");
    assertThat(folder().resolve(PinnedChecksums.FILE))
        .content()
        .matches("[0-9a-f]{64}  Anime4K_Upscale_Denoise_CNN_x2_S.glsl\n");
    assertThat(new ShaderDirectory(folder()).load(MODEL).convolutions()).hasSize(4);
    assertThat(asked)
        .containsExactly(
            "/copy/LICENSE", "/copy/glsl/Upscale%2BDenoise/Anime4K_Upscale_Denoise_CNN_x2_S.glsl");
  }

  @Test
  void what_is_there_is_not_asked_for_again() {
    download();
    asked.clear();
    download();
    assertThat(asked).isEmpty();
  }

  @Test
  void a_file_cut_off_in_the_middle_of_its_content_is_refused() {
    answer = exchange -> send(exchange, 200, GOOD.substring(0, GOOD.length() / 2));
    assertRefused(Duration.ofSeconds(20), "cut off", MODEL.fileName());
  }

  @Test
  void a_connection_that_breaks_is_reported() {
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, GOOD.length());
          exchange.getResponseBody().write(GOOD.substring(0, 100).getBytes(StandardCharsets.UTF_8));
        };
    assertRefused(Duration.ofSeconds(20), "Cannot get http://127.0.0.1");
  }

  @Test
  void another_network_is_refused() {
    answer =
        exchange ->
            send(exchange, 200, ShaderText.of(RandomWeights.of(NetworkModel.RESTORE_VL, 1)));
    assertRefused(Duration.ofSeconds(20), "more weights");
  }

  @Test
  void endless_content_is_refused() {
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] chunk = new byte[1 << 16];
          for (int i = 0; i < 40; i++) {
            exchange.getResponseBody().write(chunk);
          }
        };
    assertRefused(Duration.ofSeconds(20), "more than 2097152 bytes");
  }

  @Test
  void a_file_that_moved_is_reported_with_its_address() {
    answer = exchange -> send(exchange, 404, "gone");
    assertRefused(Duration.ofSeconds(20), "404", "Denoise_CNN_x2_S.glsl", "by hand");
  }

  @Test
  void content_that_does_not_come_is_given_up() {
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, GOOD.length());
          exchange.getResponseBody().flush();
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    assertRefused(Duration.ofMillis(300), "nothing came for 0.3 s");
  }

  @Test
  void a_later_download_with_another_content_is_refused() throws IOException {
    download();
    Files.delete(folder().resolve(MODEL.fileName()));
    answer = exchange -> send(exchange, 200, GOOD + "// changed");
    assertRefused(Duration.ofSeconds(20), "SHA-256", PinnedChecksums.FILE);
  }
}
