package dev.avatar4j.download;

import dev.avatar4j.InvalidInputException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Proxies as the environment names them: {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code NO_PROXY},
 * in capitals or not. Where it names none, Java's own system properties decide ({@code
 * https.proxyHost} and so on).
 */
final class EnvironmentProxies extends ProxySelector {
  private static final int DEFAULT_PORT = 80;

  private final Map<String, String> environment;
  private final ProxySelector otherwise;

  EnvironmentProxies(Map<String, String> environment, ProxySelector otherwise) {
    this.environment = Map.copyOf(environment);
    this.otherwise = otherwise;
  }

  @Override
  public List<Proxy> select(URI address) {
    Optional<String> named =
        System.getProperty(address.getScheme() + ".proxyHost") == null
            ? value(address.getScheme() + "_proxy")
            : Optional.empty();
    if (named.isEmpty()) {
      return otherwise.select(address);
    }
    return isExcluded(address.getHost())
        ? List.of(Proxy.NO_PROXY)
        : List.of(new Proxy(Proxy.Type.HTTP, socketAddress(named.get())));
  }

  private boolean isExcluded(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    for (String entry : value("no_proxy").orElse("").toLowerCase(Locale.ROOT).split(",", -1)) {
      String suffix = entry.strip().replaceFirst("^\\*?\\.", "");
      if (suffix.equals("*")
          || (!suffix.isEmpty() && (name.equals(suffix) || name.endsWith("." + suffix)))) {
        return true;
      }
    }
    return false;
  }

  private static InetSocketAddress socketAddress(String text) {
    try {
      URI uri = URI.create(text.contains("://") ? text : "http://" + text);
      if (uri.getHost() != null) {
        int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        return InetSocketAddress.createUnresolved(uri.getHost(), port);
      }
    } catch (IllegalArgumentException e) {
      throw notAProxy(text, e);
    }
    throw notAProxy(text, null);
  }

  private static InvalidInputException notAProxy(String text, Exception cause) {
    return new InvalidInputException(
        "HTTPS_PROXY", "The proxy \"" + text + "\" is no address; write http://HOST:PORT.", cause);
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
        .filter(text -> !text.isBlank());
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException fault) {
    otherwise.connectFailed(address, proxy, fault);
  }
}
