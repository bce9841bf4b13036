package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.server.http.ServerLimits;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class UploadLimitTest {
  private static final int LIMIT = 20_000;

  /** More than the buffers between client and server hold. */
  private static final int MUCH = 16 << 20;

  private TestServer server;

  @BeforeEach
  void start() {
    server =
        TestServer.start(
            b -> b.limits(ServerLimits.defaults().withUploadBytes(LIMIT).withJsonBytes(1000)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void the_defaults_are_frozen() {
    assertThat(ServerLimits.defaults()).isEqualTo(new ServerLimits(32L << 20, 1L << 20, 64, 4));
  }

  @Test
  void a_form_that_announces_too_much_is_413() throws Exception {
    requireRefusedUnsent("/api/talkinghead/load", "multipart/form-data; boundary=xyz");
  }

  @Test
  void a_picture_that_announces_too_much_is_413() throws Exception {
    requireRefusedUnsent("/api/v1/character", "image/png");
  }

  @Test
  void a_picture_of_unannounced_length_is_cut_off_at_the_limit() throws Exception {
    requireRefused(send("/api/v1/character", "image/png", new byte[LIMIT + 1], true));
  }

  @Test
  void a_form_of_unannounced_length_is_cut_off_at_the_limit() throws Exception {
    byte[] head =
        ("--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"big.png\"\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8);
    byte[] body = java.util.Arrays.copyOf(head, head.length + 3 * LIMIT);
    requireRefused(send("/api/talkinghead/load", "multipart/form-data; boundary=xyz", body, true));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/character, image/png, 413",
    "/api/talkinghead/load, multipart/form-data; boundary=xyz, 413",
    "/api/v1/emotion, application/json, 413",
    "/api/v1/nowhere, image/png, 404",
    "/api/v1/talking, image/png, 415"
  })
  void a_client_that_sends_everything_first_reads_the_refusal(String path, String type, int status)
      throws Exception {
    byte[] body = new byte[MUCH];
    String head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: %s\r\n"
            + "Content-Length: %d";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write((head.formatted(path, type, MUCH) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      for (int sent = 0; sent < MUCH; sent += MUCH / 64) {
        out.write(body, sent, MUCH / 64);
      }
      String reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(reply).startsWith("HTTP/1.1 " + status).endsWith("}}");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_client_that_reads_while_it_sends_gets_the_refusal(boolean chunked) throws Exception {
    byte[] body = new byte[MUCH];
    for (int i = 0; i < 5; i++) {
      requireRefused(send("/api/v1/character", "image/png", body, chunked));
    }
  }

  /** On a bare socket, because the JDK's client waits for ever when it is not told to go ahead. */
  @Test
  void a_client_that_waits_for_a_go_ahead_is_refused_at_once() throws Exception {
    String head =
        "POST /api/v1/character HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\n"
            + "Expect: 100-continue\r\nConnection: close\r\nContent-Length: %d\r\n\r\n";
    try (RawClient client = RawClient.send(server.server.port(), head.formatted(MUCH))) {
      assertThat(client.status()).isEqualTo(413);
      assertThat(new String(client.in.readAllBytes(), StandardCharsets.UTF_8)).endsWith("}}");
    }
  }

  @Test
  void a_broken_form_is_400() throws Exception {
    HttpResponse<String> reply =
        send(
            "/api/talkinghead/load",
            "multipart/form-data; boundary=xyz",
            "--xyz\r\nContent-Disposition: form-data; name=\"file\""
                .getBytes(StandardCharsets.UTF_8),
            false);
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo("file");
  }

  @Test
  void a_form_without_a_boundary_is_400() throws Exception {
    HttpResponse<String> reply =
        send("/api/v1/character", "multipart/form-data", new byte[] {'x'}, false);
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("reason").textValue()).contains("boundary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/character", "/api/v1/emotion", "/api/talkinghead/load"})
  void a_body_with_broken_framing_is_the_fault_of_the_client(String path) throws Exception {
    String type =
        switch (path) {
          case "/api/v1/character" -> "image/png";
          case "/api/v1/emotion" -> "application/json";
          default -> "multipart/form-data; boundary=xyz";
        };
    try (RawClient client =
        RawClient.send(
            server.server.port(),
            "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\n".formatted(path, type)
                + "Transfer-Encoding: chunked\r\n\r\nZZ\r\n\r\n")) {
      assertThat(client.status()).isEqualTo(400);
    }
  }

  @Test
  void json_beyond_its_limit_is_413() throws Exception {
    HttpResponse<String> reply =
        server.postJson("/api/v1/emotion", "{\"name\": \"" + "x".repeat(1000) + "\"}");
    assertThat(reply.statusCode()).isEqualTo(413);
  }

  /** The answer comes before the body. */
  private void requireRefusedUnsent(String path, String type) throws Exception {
    String head = "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d";
    try (RawClient client =
        RawClient.send(server.server.port(), head.formatted(path, type, LIMIT + 1) + "\r\n\r\n")) {
      assertThat(client.status()).isEqualTo(413);
    }
    assertThat(server.avatar.character().name()).isEqualTo("plain");
  }

  private void requireRefused(HttpResponse<String> reply) throws Exception {
    assertThat(reply.statusCode()).isEqualTo(413);
    assertThat(TestServer.error(reply).get("reason").textValue()).contains(LIMIT + " bytes");
    assertThat(server.avatar.character().name()).isEqualTo("plain");
  }

  private HttpResponse<String> send(String path, String type, byte[] body, boolean chunked)
      throws Exception {
    return server.send(
        server
            .request(path)
            .header("Content-Type", type)
            .POST(
                chunked
                    ? HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                    : HttpRequest.BodyPublishers.ofByteArray(body)));
  }
}
