package dev.avatar4j.server.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which names the server answers to. A web page can point a name of its own at this machine (DNS
 * rebinding) and would then count as the server's own page; the {@code Host} header gives it away.
 *
 * <p>Accepted are the loopback names, the address the server is bound to, and the names the user
 * listed. A server bound to something wider than loopback also accepts any IP address: an address
 * cannot be rebound.
 */
public final class HostPolicy {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+(%[\\w.-]+)?\\]");

  private final String bound;
  private final boolean loopbackOnly;
  private final Set<String> listed;

  /**
   * @param bound the host the server is bound to
   * @param listed further names, without port
   */
  public HostPolicy(String bound, Collection<String> listed) {
    this.bound = bracketed(bound.toLowerCase(Locale.ROOT));
    this.loopbackOnly = isLoopback(bound);
    this.listed =
        listed.stream()
            .map(name -> bracketed(name.toLowerCase(Locale.ROOT)))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * @param header the Host header, or null: only an HTTP/1.0 client, no browser, leaves it out
   */
  boolean accepts(String header) {
    if (header == null) {
      return true;
    }
    String host = withoutPort(header.toLowerCase(Locale.ROOT));
    return isLoopbackName(host)
        || host.equals(bound)
        || listed.contains(host)
        || (!loopbackOnly && ADDRESS.matcher(host).matches());
  }

  /** Whether a host, in the form of a URL, is this machine's loopback by name. */
  static boolean isLoopbackName(String host) {
    return LOOPBACK.contains(host);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      // binding to it will fail with a better message
      return false;
    }
  }

  private static String bracketed(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  private static String withoutPort(String header) {
    int colon = header.lastIndexOf(':');
    return colon > header.lastIndexOf(']') ? header.substring(0, colon) : header;
  }
}
