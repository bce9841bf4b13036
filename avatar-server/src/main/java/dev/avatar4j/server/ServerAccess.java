package dev.avatar4j.server;

import dev.avatar4j.server.access.ApiKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Who may use the server.
 *
 * @param apiKey what clients have to name; empty if nothing
 * @param openFeeds whether the feeds of the Talkinghead and Raven interfaces, which their clients
 *     read without a key, need none
 * @param hosts further host names the server is reached by, such as a reverse proxy's
 * @param origins origins whose pages may use the server besides those on this machine; {@code *}
 *     for all
 * @param requestsPerSecond how many each client may make; 0 for any number
 * @param behindProxy whether the last address in {@code X-Forwarded-For}, which a proxy has put
 *     there, is the client's
 */
public record ServerAccess(
    Optional<ApiKey> apiKey,
    boolean openFeeds,
    List<String> hosts,
    List<String> origins,
    double requestsPerSecond,
    boolean behindProxy) {
  /** Requests a second unless told otherwise. */
  public static final double DEFAULT_REQUESTS_PER_SECOND = 200;

  /** No key, no further hosts and origins, no proxy. */
  public static final ServerAccess DEFAULTS =
      new ServerAccess(
          Optional.empty(), true, List.of(), List.of(), DEFAULT_REQUESTS_PER_SECOND, false);

  /** Keeps copies. */
  public ServerAccess {
    hosts = List.copyOf(hosts);
    origins = List.copyOf(origins);
    if (!(requestsPerSecond >= 0)) {
      throw new IllegalArgumentException(
          "Requests per second are at least 0; got " + requestsPerSecond);
    }
  }

  /**
   * @param key what clients have to name
   * @return this with that changed
   */
  public ServerAccess withApiKey(ApiKey key) {
    return new ServerAccess(
        Optional.of(key), openFeeds, hosts, origins, requestsPerSecond, behindProxy);
  }

  /**
   * @param open whether compatible feeds need no key
   * @return this with that changed
   */
  public ServerAccess withOpenFeeds(boolean open) {
    return new ServerAccess(apiKey, open, hosts, origins, requestsPerSecond, behindProxy);
  }

  /**
   * @param names further host names
   * @return this with that changed
   */
  public ServerAccess withHosts(Collection<String> names) {
    return new ServerAccess(
        apiKey, openFeeds, List.copyOf(names), origins, requestsPerSecond, behindProxy);
  }

  /**
   * @param pages origins whose pages may use the server
   * @return this with that changed
   */
  public ServerAccess withOrigins(Collection<String> pages) {
    return new ServerAccess(
        apiKey, openFeeds, hosts, List.copyOf(pages), requestsPerSecond, behindProxy);
  }

  /**
   * @param rate requests a second of each client; 0 for any number
   * @return this with that changed
   */
  public ServerAccess withRequestsPerSecond(double rate) {
    return new ServerAccess(apiKey, openFeeds, hosts, origins, rate, behindProxy);
  }

  /**
   * @param proxied whether a proxy tells the clients' addresses
   * @return this with that changed
   */
  public ServerAccess withBehindProxy(boolean proxied) {
    return new ServerAccess(apiKey, openFeeds, hosts, origins, requestsPerSecond, proxied);
  }
}
