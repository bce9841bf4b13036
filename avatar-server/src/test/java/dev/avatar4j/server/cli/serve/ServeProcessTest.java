package dev.avatar4j.server.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.character.CharacterPackage;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.server.cli.CommandLineRunner;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process: how it ends, what it logs, what it asks for when it listens. */
class ServeProcessTest {
  /** More than the promised "few seconds", for machines that are busy with other tests. */
  private static final long PATIENCE_SECONDS = 30;

  @TempDir Path home;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void requireSignals() {
    assumeFalse(
        System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows"),
        "Skipped: Windows has no SIGTERM");
  }

  private ServeProcess serve(Map<String, String> environment, String... options) throws Exception {
    return new ServeProcess(home, home.resolve("err.txt"), environment, options);
  }

  private static InputStream openFeed(URI server) throws Exception {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
    socket.setSoTimeout(60_000);
    socket
        .getOutputStream()
        .write(
            "GET /api/v1/feed HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
    return socket.getInputStream();
  }

  @Test
  void a_character_package_brings_its_picture_settings_and_emotions() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    CharacterImage character = CharacterImages.defaultCharacter();
    CharacterPackage pack =
        new CharacterPackage(
            new CharacterImage("mika", character.picture(), Map.of(), Optional.empty(), List.of()),
            Optional.of((ObjectNode) mapper.readTree("{\"smug\": {\"mouth_smirk\": 1}}")),
            Optional.of((ObjectNode) mapper.readTree("{\"target_fps\": 11}")));
    Path file = home.resolve("mika.zip");
    try (OutputStream out = Files.newOutputStream(file)) {
      pack.write(out);
    }
    try (ServeProcess server = serve(Map.of(), "--character", file.toString())) {
      HttpRequest ask = HttpRequest.newBuilder(server.address().resolve("/api/v1/state")).build();
      JsonNode state =
          mapper.readTree(client.send(ask, HttpResponse.BodyHandlers.ofString()).body());
      assertThat(state.at("/character/name").textValue()).isEqualTo("mika");
      assertThat(state.at("/settings/target_fps").doubleValue()).isEqualTo(11);
      HttpRequest smug =
          HttpRequest.newBuilder(server.address().resolve("/api/v1/emotions/smug")).build();
      assertThat(client.send(smug, HttpResponse.BodyHandlers.ofString()).body())
          .contains("mouth_smirk");
    }
  }

  @Test
  void a_wrong_package_or_one_beside_a_picture_is_refused_before_anything_starts()
      throws Exception {
    Path file = Files.writeString(home.resolve("bad.zip"), "PK but no archive at all, is it?");
    CommandLineRunner bad = CommandLineRunner.run("serve", "--character", file.toString());
    assertThat(bad.exitCode()).isEqualTo(2);
    assertThat(bad.err()).contains("--character", "bad.zip");
    CommandLineRunner both =
        CommandLineRunner.run("serve", "--character", file.toString(), "--image", "a.png");
    assertThat(both.err()).contains("not both");
  }

  @Test
  void on_sigterm_feeds_end_with_a_whole_part_and_the_process_with_0() throws Exception {
    try (ServeProcess server = serve(Map.of())) {
      InputStream feed = openFeed(server.address());
      InputStream stalled = openFeed(server.address());
      byte[] begin = feed.readNBytes(100_000);
      assertThat(stalled.read()).isEqualTo('H');
      server.terminate();
      byte[] rest = feed.readAllBytes();
      assertThat(server.exitCode(PATIENCE_SECONDS)).isZero();
      byte[] all = new byte[begin.length + rest.length];
      System.arraycopy(begin, 0, all, 0, begin.length);
      System.arraycopy(rest, 0, all, begin.length, rest.length);
      assertWholeParts(new String(all, StandardCharsets.ISO_8859_1));
      assertThat(Files.readString(home.resolve("err.txt"))).doesNotContain("Exception");
    }
  }

  /** The body is parts of the announced lengths and nothing else. */
  private static void assertWholeParts(String reply) {
    int at = reply.indexOf("\r\n\r\n") + 4;
    int parts = 0;
    while (at < reply.length()) {
      assertThat(reply.startsWith("--frame\r\n", at)).as("part " + parts).isTrue();
      int end = reply.indexOf("\r\n\r\n", at) + 4;
      assertThat(end).as("end of the head of part " + parts).isGreaterThan(4);
      String head = reply.substring(at, end);
      int length = Integer.parseInt(head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
      at = end + length + 2;
      parts++;
    }
    assertThat(at).isEqualTo(reply.length());
    assertThat(parts).isPositive();
  }

  @Test
  void listening_everywhere_makes_a_key_shows_it_and_asks_for_it() throws Exception {
    String key;
    try (ServeProcess server = serve(Map.of(), "--listen")) {
      key = Files.readString(home.resolve("avatar4j/api_key.txt")).strip();
      assertThat(server.lines()).contains("API key:   " + key);
      assertThat(server.address().getFragment()).isEqualTo("key=" + key);
      assertThat(status(server, null)).isEqualTo(401);
      assertThat(status(server, key)).isEqualTo(200);
      server.terminate();
      assertThat(server.exitCode(PATIENCE_SECONDS)).isZero();
    }
    try (ServeProcess again = serve(Map.of("AVATAR4J_LISTEN", "true"))) {
      assertThat(status(again, key)).isEqualTo(200);
    }
  }

  @Test
  void without_a_key_it_warns_loudly() throws Exception {
    try (ServeProcess server = serve(Map.of(), "--listen", "--no-key")) {
      assertThat(status(server, null)).isEqualTo(200);
      assertThat(Files.readString(home.resolve("err.txt"))).contains("WARNING").contains("WITHOUT");
      assertThat(home.resolve("avatar4j/api_key.txt")).doesNotExist();
    }
  }

  @Test
  void the_log_is_json_lines_with_names_and_lengths_and_no_texts() throws Exception {
    try (ServeProcess server =
        serve(
            Map.of("AVATAR4J_API_KEY", "a-key-from-outside"),
            "--log-json",
            "--log-level",
            "debug")) {
      HttpResponse<String> reply =
          client.send(
              HttpRequest.newBuilder(local(server, "/api/classify?key=a-query"))
                  .header("Authorization", "Bearer a-key-from-outside")
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"my private words\"}"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(reply.statusCode()).isEqualTo(200);
      server.terminate();
      assertThat(server.exitCode(PATIENCE_SECONDS)).isZero();
    }
    String log = Files.readString(home.resolve("err.txt"));
    assertThat(log).doesNotContain("private", "a-key-from-outside", "a-query");
    ObjectMapper mapper = new ObjectMapper();
    boolean found = false;
    for (String line : log.lines().toList()) {
      JsonNode entry = mapper.readTree(line);
      assertThat(entry.hasNonNull("time") && entry.hasNonNull("level")).as(line).isTrue();
      found |=
          entry.path("path").asText().equals("/api/classify")
              && entry.path("status").asInt() == 200
              && entry.path("request_bytes").asInt() == 28;
    }
    assertThat(found).as(log).isTrue();
  }

  private static URI local(ServeProcess server, String path) {
    return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
  }

  private int status(ServeProcess server, String key) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(local(server, "/api/v1/state"));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
