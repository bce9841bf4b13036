package dev.avatar4j.server.cli.serve;

import dev.avatar4j.AvatarException;
import dev.avatar4j.server.ServerAccess;
import dev.avatar4j.server.access.ApiKey;
import dev.avatar4j.server.cli.console.HelpHeading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who may use the server, from where. */
@HelpHeading("Access")
final class AccessOptions {
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
      names = "--allow-host",
      paramLabel = "NAME",
      split = ",",
      description =
          "Further host names this server is reached by, such as a reverse proxy's, with "
              + "commas between several; requests to names that are neither listed nor this "
              + "machine's are refused.")
  private List<String> hosts = new ArrayList<>();

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
      names = "--protect-feeds",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      paramLabel = "BOOLEAN",
      description =
          "Ask for the API key also where Talkinghead and Raven clients read frames, as ?key=KEY;"
              + " those clients do not send it.")
  private boolean protectFeeds;

  /**
   * @param address where the server listens
   * @param keys finds or makes the API key
   * @return who may use the server
   * @throws AvatarException if there is something wrong with the key
   */
  ServerAccess access(AddressOptions address, KeySource keys) {
    ServerAccess access =
        ServerAccess.DEFAULTS
            .withHosts(hosts)
            .withOrigins(origins)
            .withOpenFeeds(!protectFeeds)
            .withBehindProxy(behindProxy);
    if (noKey) {
      if (address.reachable()) {
        keys.warnOfNone(address.host());
      }
      return access;
    }
    Optional<ApiKey> key = keys.find(Optional.ofNullable(keyFile), address.reachable());
    return key.map(access::withApiKey).orElse(access);
  }
}
