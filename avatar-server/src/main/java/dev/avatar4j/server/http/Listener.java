package dev.avatar4j.server.http;

import dev.avatar4j.AvatarException;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.JettyConfig;
import io.javalin.config.SizeUnit;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Where the server listens, with which sockets and threads.
 *
 * @param host an address of this machine
 * @param port 1..65535, or 0 for any free one
 */
public record Listener(String host, int port) {
  private static final int IDLE_MILLIS = 30_000;
  private static final int SOCKET_BACKLOG_BYTES = 256 << 10;

  /** For everything but feeds, each of which holds a thread for as long as it is open. */
  private static final int SPARE_THREADS = 32;

  /** Idle ones cost little; those beyond wait in the system's queue. */
  private static final int SPARE_CONNECTIONS = 1000;

  /** The address to open in a browser on this machine. */
  public URI address(int actualPort) {
    String name = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
    return URI.create(
        "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + actualPort);
  }

  /**
   * @throws AvatarException if the port is in use or the host is not this machine's; the message
   *     names the next step
   */
  public void start(Javalin javalin) {
    try {
      javalin.start();
    } catch (JavalinException | UncheckedIOException | UnresolvedAddressException e) {
      throw new AvatarException(startFailure(e), e);
    }
  }

  /** Sets up the transport: sockets, threads and the limits on what is read from clients. */
  public void configure(JavalinConfig config, ServerLimits limits) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.prefer405over404 = true;
    config.router.ignoreTrailingSlashes = false;
    configure(config.jetty, limits);
  }

  private void configure(JettyConfig jetty, ServerLimits limits) {
    jetty.multipartConfig.maxTotalRequestSize(limits.uploadBytes(), SizeUnit.BYTES);
    jetty.multipartConfig.maxInMemoryFileSize(
        Math.toIntExact(limits.uploadBytes()), SizeUnit.BYTES);
    jetty.threadPool = threadPool(limits.feeds() + SPARE_THREADS);
    jetty.addConnector(this::connector);
    jetty.modifyServer(
        server -> {
          server.setErrorHandler(new JettyErrors());
          server.setHandler(new LingeringClose());
          server.addBean(new NetworkConnectionLimit(limits.feeds() + SPARE_CONNECTIONS, server));
        });
    jetty.modifyServletContextHandler(
        context -> {
          context.setErrorHandler(new JettyErrors());
          context.setMaxFormKeys(ServerLimits.FORM_PARTS);
        });
  }

  private static QueuedThreadPool threadPool(int size) {
    QueuedThreadPool threads = new QueuedThreadPool(size, 4, 10_000);
    threads.setName("avatar-http");
    return threads;
  }

  private ServerConnector connector(Server server, HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(ServerLimits.HEADER_BYTES);
    http.setMaxResponseHeaderSize(ServerLimits.RESPONSE_HEADER_BYTES);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(IDLE_MILLIS);
    // a viewer that falls behind should miss frames, not watch old ones out of a deep buffer
    connector.setAcceptedSendBufferSize(SOCKET_BACKLOG_BYTES);
    try {
      // bind before anything else is started: if that fails, there is nothing to stop and to log
      connector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return connector;
  }

  /** Lets no new client in; those connected go on. */
  public static void stopAccepting(Server server) {
    for (Connector connector : server.getConnectors()) {
      if (connector instanceof ServerConnector sockets) {
        sockets.close();
      }
    }
  }

  /** Why listening failed and what to do about it, in one sentence. */
  private String startFailure(Throwable e) {
    String place = "port " + port + " of " + host;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return "No host is called " + host + "; check --host.";
      }
      if (cause instanceof BindException) {
        String detail = Objects.requireNonNullElse(cause.getMessage(), "");
        return detail.contains("in use")
            ? "Another program already uses " + place + "; stop it or choose a port with --port."
            : "Cannot listen on " + place + " (" + detail + "); choose another --host or --port.";
      }
    }
    return "Cannot listen on " + place + " (" + e + "); choose another --host or --port.";
  }
}
