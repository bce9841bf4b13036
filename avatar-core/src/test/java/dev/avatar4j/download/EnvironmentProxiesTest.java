package dev.avatar4j.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.InvalidInputException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentProxiesTest {
  private static final ProxySelector SYSTEM =
      ProxySelector.of(InetSocketAddress.createUnresolved("system.example", 1));

  private static String selected(Map<String, String> environment, String address) {
    Proxy proxy = new EnvironmentProxies(environment, SYSTEM).select(URI.create(address)).get(0);
    return proxy.type() == Proxy.Type.DIRECT
        ? "direct"
        : ((InetSocketAddress) proxy.address()).getHostString()
            + ":"
            + ((InetSocketAddress) proxy.address()).getPort();
  }

  @ParameterizedTest
  @CsvSource({
    "HTTPS_PROXY,http://proxy.example:3128,https://x.example/,proxy.example:3128",
    "https_proxy,proxy.example:3128/,https://x.example/,proxy.example:3128",
    "http_proxy,http://proxy.example,http://x.example/,proxy.example:80",
    "HTTPS_PROXY,http://proxy.example:3128,http://x.example/,system.example:1",
    "HTTPS_PROXY,' ',https://x.example/,system.example:1"
  })
  void the_variable_of_the_scheme_decides_else_the_system(
      String variable, String value, String address, String expected) {
    assertThat(selected(Map.of(variable, value), address)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "x.example,direct",
    "example,direct",
    ".example,direct",
    "'a.b, *.example',direct",
    "*,direct",
    "ample,p:1",
    "y.x.example,p:1"
  })
  void exceptions_are_hosts_and_their_subdomains(String exceptions, String expected) {
    assertThat(
            selected(
                Map.of("HTTPS_PROXY", "http://p:1", "NO_PROXY", exceptions), "https://x.example/"))
        .isEqualTo(expected);
  }

  @Test
  void a_proxy_that_is_no_address_is_named() {
    assertThatThrownBy(() -> selected(Map.of("HTTPS_PROXY", "http://a b"), "https://x.example/"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("a b");
  }
}
