package dev.avatar4j.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.AvatarException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HttpRefusalTest extends DownloadFixture {
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
  void a_server_that_stays_in_trouble_is_given_up() {
    server.on("weights.pt", exchange -> FileServer.status(exchange, 503));
    assertRefused(request(), "503");
    assertThat(server.asked()).hasSize(5);
  }
}
