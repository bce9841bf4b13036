package dev.avatar4j.server.cli.serve;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.server.AvatarServer;
import dev.avatar4j.server.cli.console.HelpHeading;
import java.net.InetAddress;
import java.net.UnknownHostException;
import picocli.CommandLine.Option;

/** Where the server listens, and whether a browser goes there. */
@HelpHeading("Address")
final class AddressOptions {
  private static final String ALL_ADDRESSES = "0.0.0.0";

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "" + AvatarServer.DEFAULT_PORT,
      description = "Port to listen on (default: ${DEFAULT-VALUE}; 0: any free one).")
  private int port;

  @Option(
      names = "--open",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      paramLabel = "BOOLEAN",
      description = "Open the studio in the browser once the server is ready.")
  private boolean open;

  @Option(
      names = "--host",
      paramLabel = "H",
      defaultValue = AvatarServer.DEFAULT_HOST,
      description =
          "Address to listen on (default: ${DEFAULT-VALUE}, this machine only). Any other address"
              + " needs an API key, see --listen.")
  private String host;

  @Option(
      names = "--listen",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      paramLabel = "BOOLEAN",
      description =
          "Listen on all addresses of this machine. Clients then need an API key: that of"
              + " --api-key-file, of AVATAR4J_API_KEY or of api_key in the configuration file, or"
              + " else one that is made once and shown.")
  private boolean listen;

  int port() {
    if (port < 0 || port > 65_535) {
      throw new InvalidInputException(
          "port", "--port is " + port + "; give a number from 1 to 65535, or 0 for any free one.");
    }
    return port;
  }

  String host() {
    if (listen && !host.equals(AvatarServer.DEFAULT_HOST) && !host.equals(ALL_ADDRESSES)) {
      throw new AvatarException(
          "--listen means all addresses and --host " + host + " one; leave one of them out.");
    }
    return listen ? ALL_ADDRESSES : host;
  }

  /** Whether other machines may be able to reach the server. */
  boolean reachable() {
    try {
      return !InetAddress.getByName(host()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      // listening there will fail with a better message
      return false;
    }
  }

  /** Whether the studio is to be opened. */
  boolean open() {
    return open;
  }
}
