package dev.avatar4j.server.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginPolicyTest {
  private static final String HOST = "192.168.1.5:5100";
  private final OriginPolicy policy = new OriginPolicy(List.of("https://Chat.example.org"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8000",
        "http://127.0.0.1:8000",
        "http://[::1]:8000",
        "https://localhost",
        "http://192.168.1.5:5100",
        "https://chat.example.org"
      })
  void pages_of_this_machine_of_the_server_itself_and_of_the_list_are_accepted(String origin) {
    assertThat(policy.accepts(origin, HOST)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://localhost.evil.example",
        "http://127.0.0.1.evil.example",
        "null",
        "",
        "file://",
        "http://192.168.1.5:8000",
        "ftp://localhost",
        "http://chat.example.org",
        "http://localhost@evil.example",
        "not an origin"
      })
  void all_other_pages_are_refused(String origin) {
    assertThat(policy.accepts(origin, HOST)).isFalse();
  }

  @Test
  void a_star_in_the_list_admits_everybody() {
    OriginPolicy open = new OriginPolicy(List.of("*"));
    assertThat(open.accepts("https://evil.example", HOST)).isTrue();
    assertThat(open.accepts("null", HOST)).isTrue();
  }
}
