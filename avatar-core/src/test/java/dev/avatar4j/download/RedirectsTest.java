package dev.avatar4j.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.AvatarException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {
  private static final URI SECURE = URI.create("https://models.example/a/b.pt");

  @ParameterizedTest
  @ValueSource(
      strings = {"http://models.example/b.pt", "file:///etc/passwd", "ftp://x/y", "a b", "//"})
  void from_an_encrypted_address_only_another_such_is_followed(String location) {
    assertThatThrownBy(() -> Redirects.next(SECURE, location))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining(SECURE.toString());
  }

  @Test
  void relative_addresses_and_upgrades_are_followed() {
    assertThat(Redirects.next(SECURE, "../c.pt"))
        .isEqualTo(URI.create("https://models.example/c.pt"));
    assertThat(Redirects.next(URI.create("http://x/a"), "https://x/a"))
        .isEqualTo(URI.create("https://x/a"));
  }
}
