package dev.avatar4j.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HttpDownloaderTest extends DownloadFixture {
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
  void redirects_are_followed_relative_ones_too() {
    server.on("weights.pt", FileServer.redirect("there/one"));
    server.on("there/one", FileServer.redirect(server.uri("two").toString()));
    server.on("two", FileServer.file(content, ETAG));
    assertThat(fetch(request())).isEqualTo(sum());
    assertWhole();
  }

  @Test
  void a_server_in_trouble_is_asked_again_after_growing_pauses() {
    FileServer.Answer trouble = exchange -> FileServer.status(exchange, 500);
    server.on("weights.pt", trouble, trouble, trouble, trouble, FileServer.file(content, ETAG));
    assertThat(fetch(request())).isEqualTo(sum());
    assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L);
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
