package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.AvatarException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AvatarServerTest {
  @Test
  void a_port_in_use_is_named_together_with_the_option_that_helps() {
    try (TestServer first = TestServer.start()) {
      AvatarServer second = AvatarServer.builder(first.avatar).port(first.server.port()).build();
      assertThatThrownBy(second::start)
          .isInstanceOf(AvatarException.class)
          .hasMessageContaining("already uses port " + first.server.port())
          .hasMessageContaining("--port");
      second.close();
    }
  }

  @Test
  void a_host_that_is_not_this_machine_is_refused() {
    assertThatThrownBy(() -> TestServer.start(b -> b.host("192.0.2.1")))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("192.0.2.1")
        .hasMessageContaining("--host");
  }

  @Test
  void a_host_that_does_not_exist_is_refused() {
    assertThatThrownBy(() -> TestServer.start(b -> b.host("no-such-host.invalid")))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("no-such-host.invalid")
        .hasMessageContaining("--host");
  }

  @Test
  void the_address_names_the_real_port() {
    try (TestServer server = TestServer.start()) {
      assertThat(server.server.address())
          .hasScheme("http")
          .hasHost("127.0.0.1")
          .hasPort(server.server.port());
      assertThat(server.server.port()).isPositive();
    }
  }

  @Test
  void closing_ends_feeds_even_stuck_ones_and_leaves_no_thread() throws Exception {
    TestServer server = TestServer.start();
    int port = server.server.port();
    try (RawClient reading = RawClient.get(port, "/api/v1/feed");
        RawClient stuck = RawClient.getWithSmallBuffer(port, "/api/v1/feed")) {
      reading.readPart();
      assertThat(stuck.in.read()).isEqualTo('-');
      // by now the other one has filled its buffers and its thread is blocked in a write
      for (int i = 0; i < 10; i++) {
        reading.readPart();
      }
      server.close();
      assertThatThrownBy(
              () -> {
                while (true) {
                  reading.readPart();
                }
              })
          .isInstanceOfAny(EOFException.class, IOException.class);
    }
    assertThat(serverThreads()).isEmpty();
    assertThatThrownBy(() -> RawClient.get(port, "/")).isInstanceOf(ConnectException.class);
  }

  @Test
  void closing_twice_or_before_starting_is_harmless() {
    try (TestServer server = TestServer.start()) {
      server.server.close();
      server.server.close();
      AvatarServer.builder(server.avatar).port(0).build().close();
    }
  }

  @Test
  void the_avatar_outlives_the_server() throws Exception {
    try (TestServer server = TestServer.start()) {
      server.server.close();
      try (AvatarServer again = AvatarServer.builder(server.avatar).port(0).build().start();
          RawClient client = RawClient.get(again.port(), "/api/v1/feed")) {
        assertThat(client.readPart().sequence()).isPositive();
      }
    }
  }

  private static List<String> serverThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("avatar-http") || name.startsWith("qtp"))
        .toList();
  }
}
