package dev.avatar4j.server.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPolicyTest {
  private final HostPolicy loopback = new HostPolicy("127.0.0.1", List.of("Avatar.example.org"));
  private final HostPolicy everywhere = new HostPolicy("0.0.0.0", List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:5100",
        "LOCALHOST:5100",
        "127.0.0.1:5100",
        "[::1]:5100",
        "[::1]",
        "avatar.example.org",
        "avatar.example.org:443"
      })
  void a_server_on_loopback_answers_to_loopback_and_listed_names(String header) {
    assertThat(loopback.accepts(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example", "evil.example:5100", "localhost.evil.example", "127.0.0.1.evil.example",
        "192.168.1.5:5100", "evil.example:127.0.0.1", "", "[::1].evil.example"
      })
  void a_server_on_loopback_answers_to_nothing_else(String header) {
    assertThat(loopback.accepts(header)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.168.1.5:5100", "[fe80::1]:5100", "localhost:5100", "10.0.0.1"})
  void a_server_on_all_addresses_answers_to_any_address(String header) {
    assertThat(everywhere.accepts(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example:5100", "1.2.3.4.evil.example", "[::1].evil.example:80"})
  void a_server_on_all_addresses_still_answers_to_no_foreign_name(String header) {
    assertThat(everywhere.accepts(header)).isFalse();
  }

  @Test
  void a_server_bound_to_a_name_answers_to_it() {
    assertThat(new HostPolicy("avatar.lan", List.of()).accepts("avatar.lan:5100")).isTrue();
    assertThat(new HostPolicy("::1", List.of()).accepts("[::1]:5100")).isTrue();
  }

  @Test
  void a_client_too_old_to_send_the_header_is_no_browser() {
    assertThat(loopback.accepts(null)).isTrue();
  }
}
