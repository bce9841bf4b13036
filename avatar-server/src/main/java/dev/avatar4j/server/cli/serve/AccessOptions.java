package dev.avatar4j.server.cli.serve;

import dev.avatar4j.AvatarException;
import dev.avatar4j.server.AvatarServer;
import dev.avatar4j.server.ServerAccess;
import dev.avatar4j.server.access.ApiKey;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the server listens and who may use it. */
final class AccessOptions {
  private static final String ALL_ADDRESSES = "0.0.0.0";

  @Option(
      names = "--host",
      paramLabel = "H",
      defaultValue = AvatarServer.DEFAULT_HOST,
      description =
          "Address to listen on (default: ${DEFAULT-VALUE}, this machine only). Any other address"
              + " needs an API key, see --listen.")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "" + AvatarServer.DEFAULT_PORT,
      description = "Port to listen on (default: ${DEFAULT-VALUE}; 0: any free one).")
  int port;

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

  @Option(
      names = "--api-key-file",
      paramLabel = "FILE",
      description =
          "A file with the API key; if it is not there it is made, with a random key. Default:"
              + " avatar4j/api_key.txt in the user's configuration folder.")
  private Path keyFile;

  @Option(
      names = "--no-key",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      paramLabel = "BOOLEAN",
      description =
          "Ask for no API key, whoever can reach the server; for networks in which "
              + "everybody is trusted.")
  private boolean noKey;

  @Option(
      names = "--protect-feeds",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      paramLabel = "BOOLEAN",
      description =
          "Ask for the API key also where Talkinghead and Raven clients read frames, as ?key=KEY;"
              + " those clients do not send it.")
  private boolean protectFeeds;

  @Option(
      names = "--cors",
      paramLabel = "ORIGIN",
      split = ",",
      description =
          "Further web pages that may use this server, as origins such as "
              + "https://chat.example.org, with commas between several; those on this machine "
              + "always may.")
  private List<String> origins = new ArrayList<>();

  @Option(
      names = "--allow-host",
      paramLabel = "NAME",
      split = ",",
      description =
          "Further host names this server is reached by, such as a reverse proxy's, with "
              + "commas between several; requests to names that are neither listed nor this "
              + "machine's are refused.")
  private List<String> hosts = new ArrayList<>();

  @Option(
      names = "--request-rate",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "Requests a second that each client address may send; more are refused with "
              + "status 429 (default: ${DEFAULT-VALUE}; 0: any number).")
  private double requestRate;

  @Option(
      names = "--behind-proxy",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      paramLabel = "BOOLEAN",
      description =
          "A reverse proxy tells the clients' addresses in X-Forwarded-For; without it all count"
              + " as one client.")
  private boolean behindProxy;

  String host() {
    if (listen && !host.equals(AvatarServer.DEFAULT_HOST) && !host.equals(ALL_ADDRESSES)) {
      throw new AvatarException(
          "--listen means all addresses and --host " + host + " one; leave one of them out.");
    }
    return listen ? ALL_ADDRESSES : host;
  }

  /** Whether other machines may be able to reach the server. */
  private boolean reachable() {
    try {
      return !InetAddress.getByName(host()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      // listening there will fail with a better message
      return false;
    }
  }

  /**
   * @param keys finds or makes the API key
   * @return who may use the server
   * @throws AvatarException if there is something wrong with the key
   */
  ServerAccess access(KeySource keys) {
    if (!(requestRate >= 0)) {
      throw new AvatarException("--request-rate is at least 0, not " + requestRate + ".");
    }
    ServerAccess access =
        ServerAccess.DEFAULTS
            .withHosts(hosts)
            .withOrigins(origins)
            .withOpenFeeds(!protectFeeds)
            .withRequestsPerSecond(requestRate)
            .withBehindProxy(behindProxy);
    if (noKey) {
      if (reachable()) {
        keys.warnOfNone(host());
      }
      return access;
    }
    Optional<ApiKey> key = keys.find(Optional.ofNullable(keyFile), reachable());
    return key.map(access::withApiKey).orElse(access);
  }
}
