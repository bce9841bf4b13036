package dev.avatar4j.server.guard;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which web pages may use the server from a browser: its own page, pages served from this machine
 * (any port of localhost, 127.0.0.1 or [::1]), and the origins the user listed. {@code *} in the
 * list admits every page.
 */
public final class OriginPolicy {
  private final boolean any;
  private final Set<String> listed;

  public OriginPolicy(Collection<String> listed) {
    this.any = listed.contains("*");
    this.listed =
        listed.stream()
            .map(origin -> origin.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * @param origin the Origin header
   * @param host the Host header, already accepted by {@link HostPolicy}
   */
  boolean accepts(String origin, String host) {
    String asked = origin.toLowerCase(Locale.ROOT);
    if (any || listed.contains(asked)) {
      return true;
    }
    try {
      URI uri = new URI(asked);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return web
          && uri.getHost() != null
          && (HostPolicy.isLoopbackName(uri.getHost())
              || uri.getAuthority().equalsIgnoreCase(host));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
