package dev.avatar4j.server;

import dev.avatar4j.server.access.RequestRate;
import dev.avatar4j.server.avatars.HeapRoom;
import dev.avatar4j.server.compat.RavenSessions;
import dev.avatar4j.server.compat.TalkingheadRoutes;
import dev.avatar4j.server.guard.HostPolicy;
import dev.avatar4j.server.guard.KeyGuard;
import dev.avatar4j.server.guard.OriginPolicy;
import dev.avatar4j.server.guard.RateGuard;
import dev.avatar4j.server.guard.RequestGuard;
import dev.avatar4j.server.guard.UploadGuard;
import dev.avatar4j.server.http.ServerLimits;
import dev.avatar4j.server.routes.ServiceRoutes;
import dev.avatar4j.server.web.WebPage;
import io.javalin.config.RoutesConfig;
import java.util.HashSet;
import java.util.Set;

/** What every request has to pass before any route, in this order. */
final class ServerGuards {
  private final String host;
  private final ServerAccess access;
  private final ServerLimits limits;
  private final HeapRoom room;

  ServerGuards(String host, ServerAccess access, ServerLimits limits, HeapRoom room) {
    this.room = room;
    this.host = host;
    this.access = access;
    this.limits = limits;
  }

  void register(RoutesConfig routes) {
    new RequestGuard(new HostPolicy(host, access.hosts()), new OriginPolicy(access.origins()))
        .register(routes);
    if (access.requestsPerSecond() > 0) {
      new RateGuard(
              new RequestRate(access.requestsPerSecond(), System::nanoTime), access.behindProxy())
          .register(routes);
    }
    access.apiKey().ifPresent(key -> new KeyGuard(key, openPaths()).register(routes));
    new UploadGuard(limits, room).register(routes);
  }

  private Set<String> openPaths() {
    Set<String> paths = new HashSet<>(WebPage.paths());
    paths.addAll(ServiceRoutes.HEALTH);
    if (access.openFeeds()) {
      paths.add(TalkingheadRoutes.FEED);
      paths.add(RavenSessions.FEED);
    }
    return paths;
  }
}
