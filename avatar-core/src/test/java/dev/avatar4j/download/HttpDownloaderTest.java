package dev.avatar4j.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.AvatarException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpDownloaderTest {
  private static final int SIZE = 100_000;
  private static final String ETAG = "\"one\"";

  @TempDir Path folder;
  private final FileServer server = new FileServer();
  private final byte[] content = new byte[SIZE];
  private final List<Duration> pauses = new ArrayList<>();
  private final List<DownloadStatus> statuses = new CopyOnWriteArrayList<>();
  private final AtomicLong clock = new AtomicLong();
  private DownloadPolicy policy =
      DownloadPolicy.DEFAULT
          .withSleeper(pauses::add)
          .withClock(() -> clock.addAndGet(Duration.ofMillis(100).toNanos()));
  private Path target;

  @BeforeEach
  void fill() {
    new Random(1).nextBytes(content);
    target = folder.resolve("weights.pt");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String fetch(DownloadRequest request) {
    return new HttpDownloader(policy, Map.of()).fetch(request, statuses::add);
  }

  private DownloadRequest request() {
    return DownloadRequest.of(server.uri("weights.pt"), target, 2 * SIZE);
  }

  private String sum() {
    return sum(content);
  }

  private static String sum(byte[] bytes) {
    Sha256 sha = new Sha256();
    sha.add(ByteBuffer.wrap(bytes));
    return sha.hex();
  }

  private void assertRefused(DownloadRequest request, String... parts) {
    assertThatThrownBy(() -> fetch(request))
        .isInstanceOf(AvatarException.class)
        .hasMessageContainingAll(parts);
    assertThat(target).doesNotExist();
  }

  private void assertNothingLeft() {
    assertThat(folder).isEmptyDirectory();
  }

  /** A restart would be seen as a step back to 0. */
  private void assertNothingCameTwice() {
    assertThat(statuses).isSortedAccordingTo(Comparator.comparingLong(DownloadStatus::bytes));
  }

  private void assertWhole() {
    assertThat(target).hasBinaryContent(content);
    assertThat(folder.toFile().list()).containsExactly("weights.pt");
  }

  @Test
  void a_good_file_is_stored_with_its_checksum_and_nothing_else_stays() {
    server.on("weights.pt", FileServer.file(content, ETAG));
    assertThat(fetch(request())).isEqualTo(sum());
    assertWhole();
  }

  @Test
  void progress_tells_bytes_rate_and_the_time_left() {
    server.on("weights.pt", FileServer.file(content, ETAG));
    fetch(request());
    assertThat(statuses).isNotEmpty();
    DownloadStatus first = statuses.get(0);
    assertThat(first.bytes()).isZero();
    assertThat(first.total()).hasValue(SIZE);
    assertThat(statuses).isSortedAccordingTo(Comparator.comparingLong(DownloadStatus::bytes));
    DownloadStatus last = statuses.get(statuses.size() - 1);
    assertThat(last.complete()).isTrue();
    assertThat(last.bytesPerSecond()).isEqualTo(Math.round(10.0 * SIZE / statuses.size()));
    assertThat(new DownloadStatus("x", 40, OptionalLong.of(100), 20).secondsLeft()).hasValue(3);
    assertThat(new DownloadStatus("x", 40, OptionalLong.empty(), 20).secondsLeft()).isEmpty();
  }

  @Test
  void a_connection_that_breaks_is_resumed_where_it_broke() {
    server.on(
        "weights.pt",
        FileServer.breakingOff(content, 30_000, ETAG),
        FileServer.breakingOff(content, 70_000, ETAG),
        FileServer.file(content, ETAG));
    assertThat(fetch(request())).isEqualTo(sum());
    assertWhole();
    assertThat(server.asked()).hasSize(3);
    assertThat(server.asked().get(0)).isEqualTo("weights.pt");
    assertThat(server.asked().get(1)).startsWith("weights.pt bytes=");
    assertNothingCameTwice();
    assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void a_later_run_goes_on_where_an_earlier_one_gave_up() {
    policy = policy.withAttempts(1);
    server.on(
        "weights.pt",
        FileServer.breakingOff(content, 30_000, ETAG),
        FileServer.file(content, ETAG));
    assertRefused(request(), "Cannot get", "by hand to " + target);
    assertThat(folder.resolve("weights.pt.part")).exists();
    assertThat(fetch(request())).isEqualTo(sum());
    assertThat(server.asked().get(1)).contains("bytes=");
    assertNothingCameTwice();
    assertWhole();
  }

  @Test
  void a_server_that_ignores_ranges_restarts_cleanly() {
    server.on(
        "weights.pt",
        FileServer.breakingOff(content, 30_000, ETAG),
        exchange -> {
          exchange.sendResponseHeaders(200, SIZE);
          exchange.getResponseBody().write(content);
        });
    assertThat(fetch(request())).isEqualTo(sum());
    assertWhole();
  }

  @Test
  void a_file_that_changed_between_attempts_is_taken_from_its_start() {
    byte[] old = content.clone();
    old[10]++;
    server.on(
        "weights.pt",
        FileServer.breakingOff(old, 30_000, "\"old\""),
        FileServer.file(content, ETAG));
    assertThat(fetch(request())).isEqualTo(sum());
    assertWhole();
  }

  @Test
  void without_a_strong_validator_nothing_is_resumed() {
    server.on(
        "weights.pt",
        FileServer.breakingOff(content, 30_000, "W/\"weak\""),
        FileServer.file(content, ETAG));
    assertThat(fetch(request())).isEqualTo(sum());
    assertThat(server.asked()).containsExactly("weights.pt", "weights.pt");
  }

  @Test
  void halves_that_do_not_fit_are_replaced_by_one_whole_answer() {
    byte[] old = content.clone();
    old[10]++;
    server.on(
        "weights.pt", FileServer.breakingOff(old, 30_000, ETAG), FileServer.file(content, ETAG));
    DownloadRequest request = request().expecting(OptionalLong.empty(), Optional.of(sum()));
    assertThat(fetch(request)).isEqualTo(sum());
    assertWhole();
    assertThat(server.asked()).hasSize(3);
    assertThat(server.asked().get(2)).isEqualTo("weights.pt");
  }

  @Test
  void another_part_than_was_asked_for_is_not_appended() {
    server.on(
        "weights.pt",
        FileServer.breakingOff(content, 30_000, ETAG),
        exchange -> {
          exchange.getResponseHeaders().set("Content-Range", "bytes 5-" + (SIZE - 1) + "/" + SIZE);
          exchange.sendResponseHeaders(206, SIZE - 5);
          exchange.getResponseBody().write(content, 5, SIZE - 5);
        },
        FileServer.file(content, ETAG));
    assertThat(fetch(request())).isEqualTo(sum());
    assertWhole();
  }

  @Test
  void a_range_that_cannot_be_satisfied_restarts() {
    server.on(
        "weights.pt",
        FileServer.breakingOff(content, 30_000, ETAG),
        exchange -> FileServer.status(exchange, 416),
        FileServer.file(content, ETAG));
    assertThat(fetch(request())).isEqualTo(sum());
    assertThat(server.asked().get(2)).isEqualTo("weights.pt");
  }

  @Test
  void a_server_that_falls_silent_is_asked_again() {
    policy = policy.withStallTimeout(Duration.ofMillis(300)).withAttempts(20);
    server.on("weights.pt", server.stalling(content, 30_000, ETAG), FileServer.file(content, ETAG));
    assertThat(fetch(request())).isEqualTo(sum());
    assertWhole();
  }

  @Test
  void a_server_that_never_answers_is_given_up() {
    policy = policy.withStallTimeout(Duration.ofMillis(50)).withAttempts(2);
    server.on("weights.pt", server.stalling(content, 0, ETAG));
    assertRefused(request(), "nothing came for 0.05 s", "check the network");
  }

  @Test
  void an_announced_length_that_is_not_sent_is_an_error_not_a_short_file() {
    policy = policy.withAttempts(3);
    server.on("weights.pt", FileServer.breakingOff(content, 99_999, ""));
    assertRefused(request(), "Cannot get");
    assertThat(server.asked()).hasSize(3);
  }

  @Test
  void an_announced_length_that_is_not_the_known_one_is_refused_before_the_content() {
    server.on("weights.pt", FileServer.file(content, ETAG));
    assertRefused(
        request().expecting(OptionalLong.of(SIZE - 1), Optional.empty()),
        "100000 bytes instead of 99999",
        "mirror");
    assertNothingLeft();
  }

  @Test
  void a_short_file_of_unannounced_length_is_refused() {
    server.on(
        "weights.pt",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(content, 0, 500);
        });
    assertRefused(
        request().expecting(OptionalLong.of(SIZE), Optional.empty()), "500 bytes instead of");
    assertNothingLeft();
  }

  @Test
  void endless_content_is_cut_off_at_the_limit() {
    server.on(
        "weights.pt",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 50; i++) {
            exchange.getResponseBody().write(content);
          }
        });
    assertRefused(request(), "more than " + 2 * SIZE + " bytes");
    assertNothingLeft();
  }

  @Test
  void another_file_is_refused_by_its_checksum_and_an_old_target_stays() throws IOException {
    server.on("weights.pt", FileServer.file(content, ETAG));
    String wanted = "0".repeat(64);
    assertRefused(
        request().expecting(OptionalLong.empty(), Optional.of(wanted)), sum(), wanted, "mirror");
    assertNothingLeft();
    Files.writeString(target, "old");
    assertThatThrownBy(() -> fetch(request().expecting(OptionalLong.empty(), Optional.of(wanted))))
        .isInstanceOf(AvatarException.class);
    assertThat(target).hasContent("old");
  }

  @Test
  void content_that_fails_the_callers_check_is_deleted() {
    server.on("weights.pt", FileServer.file(content, ETAG));
    assertRefused(
        request()
            .checkedBy(
                (file, sha) -> {
                  assertThat(file).hasBinaryContent(content);
                  throw new AvatarException("it is no checkpoint");
                }),
        "/weights.pt was refused: it is no checkpoint");
    assertNothingLeft();
  }

  @Test
  void a_web_page_instead_of_the_file_is_refused() {
    server.on(
        "weights.pt",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, SIZE);
          exchange.getResponseBody().write(content);
        });
    assertRefused(request(), "web page");
    assertNothingLeft();
  }

  @Test
  void redirects_are_followed_relative_ones_too() {
    server.on("weights.pt", FileServer.redirect("there/one"));
    server.on("there/one", FileServer.redirect(server.uri("two").toString()));
    server.on("two", FileServer.file(content, ETAG));
    assertThat(fetch(request())).isEqualTo(sum());
    assertWhole();
  }

  @Test
  void redirects_in_a_circle_are_refused() {
    server.on("weights.pt", FileServer.redirect("other"));
    server.on("other", FileServer.redirect("weights.pt"));
    assertRefused(request(), "circles");
    assertThat(server.asked()).hasSize(Redirects.MOST + 1);
  }

  @Test
  void a_file_that_is_not_there_is_not_asked_for_again() {
    assertRefused(request(), server.uri("weights.pt").toString(), "404", "by hand");
    assertThat(server.asked()).hasSize(1);
    assertNothingLeft();
  }

  @Test
  void a_server_in_trouble_is_asked_again_after_growing_pauses() {
    FileServer.Answer trouble = exchange -> FileServer.status(exchange, 500);
    server.on("weights.pt", trouble, trouble, trouble, trouble, FileServer.file(content, ETAG));
    assertThat(fetch(request())).isEqualTo(sum());
    assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L);
  }

  @Test
  void a_server_that_stays_in_trouble_is_given_up() {
    server.on("weights.pt", exchange -> FileServer.status(exchange, 503));
    assertRefused(request(), "503");
    assertThat(server.asked()).hasSize(5);
  }

  @Test
  void a_whole_partial_file_of_known_checksum_is_taken_without_asking() throws IOException {
    Files.write(folder.resolve("weights.pt.part"), content);
    DownloadRequest request = request().expecting(OptionalLong.of(SIZE), Optional.of(sum()));
    assertThat(fetch(request)).isEqualTo(sum());
    assertWhole();
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void a_partial_file_of_another_address_is_not_resumed() {
    policy = policy.withAttempts(1);
    server.on("mirror", FileServer.breakingOff(content, 30_000, ETAG));
    server.on("weights.pt", FileServer.file(content, ETAG));
    assertRefused(DownloadRequest.of(server.uri("mirror"), target, SIZE), "Cannot get");
    fetch(request());
    assertThat(server.asked()).containsExactly("mirror", "weights.pt");
  }

  @Test
  void an_interrupt_ends_the_download_and_keeps_what_came() {
    policy =
        policy.withSleeper(
            pause -> {
              throw new InterruptedException();
            });
    server.on("weights.pt", FileServer.breakingOff(content, 30_000, ETAG));
    assertRefused(request(), "interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(folder.resolve("weights.pt.part")).exists();
  }

  @Test
  void a_proxy_named_in_the_environment_is_used() {
    server.on("far/weights.pt", FileServer.file(content, ETAG));
    HttpDownloader proxied =
        new HttpDownloader(policy, Map.of("HTTP_PROXY", "http://127.0.0.1:" + server.port()));
    DownloadRequest far =
        DownloadRequest.of(
            URI.create("http://models.example.invalid/far/weights.pt"), target, SIZE);
    assertThat(proxied.fetch(far, DownloadProgress.SILENT)).isEqualTo(sum());
  }
}
