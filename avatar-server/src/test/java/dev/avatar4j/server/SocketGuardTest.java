package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.server.access.ApiKey;
import dev.avatar4j.server.access.RequestRate;
import dev.avatar4j.server.guard.HostPolicy;
import dev.avatar4j.server.guard.KeyGuard;
import dev.avatar4j.server.guard.OriginPolicy;
import dev.avatar4j.server.guard.RateGuard;
import dev.avatar4j.server.guard.RequestGuard;
import dev.avatar4j.server.http.ErrorReplies;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The guards stand before sockets as they do before routes. */
class SocketGuardTest {
  private static final String KEY = "0123456789abcdef";
  private static final String SOCKET = "/socket";

  private final AtomicInteger connected = new AtomicInteger();
  private final HttpClient client = HttpClient.newHttpClient();
  private Javalin server;

  private void start(double requestsPerSecond) {
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  ErrorReplies.register(config.routes);
                  new RequestGuard(
                          new HostPolicy("127.0.0.1", List.of()), new OriginPolicy(List.of()))
                      .register(config.routes);
                  new RateGuard(new RequestRate(requestsPerSecond, () -> 0), false)
                      .register(config.routes);
                  new KeyGuard(ApiKey.of(KEY), Set.of()).register(config.routes);
                  config.routes.ws(
                      SOCKET, ws -> ws.onConnect(session -> connected.incrementAndGet()));
                })
            .start("127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private WebSocket open(String query, String... headers) {
    WebSocket.Builder builder = client.newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    URI address = URI.create("ws://127.0.0.1:" + server.port() + SOCKET + query);
    return builder.buildAsync(address, new WebSocket.Listener() {}).join();
  }

  private void assertRefused(int status, String query, String... headers) {
    assertThatThrownBy(() -> open(query, headers))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            e -> assertThat(e.getResponse().statusCode()).isEqualTo(status));
  }

  @Test
  void a_socket_without_the_key_is_refused() {
    start(100);
    assertRefused(401, "");
    assertRefused(401, "?key=wrong-key");
    assertRefused(401, "", "Authorization", "Bearer wrong-key");
    assertThat(connected).hasValue(0);
  }

  @Test
  void a_socket_names_the_key_in_its_address_or_in_a_header() {
    start(100);
    open("?key=" + KEY).abort();
    open("", "Authorization", "Bearer " + KEY).abort();
    open("?key=" + KEY, "Origin", "http://localhost:8000").abort();
  }

  @Test
  void a_socket_of_a_foreign_page_is_refused_even_with_the_key() {
    start(100);
    assertRefused(403, "?key=" + KEY, "Origin", "https://evil.example");
    assertThat(connected).hasValue(0);
  }

  @Test
  void sockets_count_as_requests() {
    start(0.5);
    open("?key=" + KEY).abort();
    assertRefused(429, "?key=" + KEY);
  }
}
