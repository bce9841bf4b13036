package dev.avatar4j.server.socket;

import dev.avatar4j.server.http.RequestRefused;
import dev.avatar4j.server.routes.AvatarRoutes;
import io.javalin.config.JettyConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

/** The socket of each avatar, and how the transport treats its messages. */
public final class SocketRoutes {
  static final String PATH = AvatarRoutes.PATH + "/{id}/socket";

  /** Longer than the time between two signs of life. */
  private static final Duration IDLE = Duration.ofSeconds(60);

  private final SocketService sockets;
  private final SocketLimits limits;

  public SocketRoutes(SocketService sockets, SocketLimits limits) {
    this.sockets = sockets;
    this.limits = limits;
  }

  public void register(RoutesConfig routes) {
    routes.ws(PATH, this::connect);
    routes.get(PATH, SocketRoutes::refusePlainRequest);
  }

  private void connect(WsConfig socket) {
    socket.onConnect(ctx -> sockets.opened(ctx.session, ctx.pathParam("id")));
    socket.onMessage(ctx -> sockets.received(ctx.session, ctx.message()));
    socket.onBinaryMessage(ctx -> sockets.receivedBinary(ctx.session, ctx.data()));
    socket.onClose(ctx -> sockets.ended(ctx.session));
  }

  private static void refusePlainRequest(Context ctx) {
    ctx.header("Upgrade", "websocket");
    throw new RequestRefused(
        426, "Upgrade", "This address speaks WebSocket only; see /openapi.yaml.");
  }

  /** Sets limits, and has frames go out whole and as they are. */
  public void configure(JettyConfig jetty) {
    AtomicReference<ServletContextHandler> context = new AtomicReference<>();
    jetty.modifyServletContextHandler(context::set);
    jetty.modifyWebSocketServletFactory(
        factory -> {
          factory.setMaxTextMessageSize(limits.messageBytes());
          factory.setMaxBinaryMessageSize(limits.messageBytes());
          factory.setMaxFrameSize(0);
          factory.setIdleTimeout(IDLE);
          // pictures are compressed already: to deflate them again for every viewer is a waste
          WebSocketServerComponents.getWebSocketComponents(context.get())
              .getExtensionRegistry()
              .unregister("permessage-deflate");
        });
  }
}
