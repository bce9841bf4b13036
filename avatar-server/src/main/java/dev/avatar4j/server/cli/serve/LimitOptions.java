package dev.avatar4j.server.cli.serve;

import dev.avatar4j.AvatarException;
import dev.avatar4j.server.avatars.AvatarLimits;
import dev.avatar4j.server.cli.console.HelpHeading;
import dev.avatar4j.server.http.ServerLimits;
import picocli.CommandLine.Option;

/** What clients may ask for at most. */
@HelpHeading("Limits for clients")
final class LimitOptions {
  private static final int MOST_MIB = 1024;

  @Option(
      names = "--max-viewers",
      paramLabel = "N",
      defaultValue = "" + ServerLimits.DEFAULT_FEEDS,
      description =
          "Streams of frames at the same time, each with a thread, 1 to 10000 (default: "
              + "${DEFAULT-VALUE}).")
  private int viewers;

  @Option(
      names = "--max-avatars",
      paramLabel = "N",
      defaultValue = "16",
      description =
          "Avatars that clients may create, besides the default one (default: ${DEFAULT-VALUE}).")
  private int avatars;

  @Option(
      names = "--avatar-expiry",
      paramLabel = "SECONDS",
      defaultValue = "1800",
      description =
          "Seconds after which an avatar that a client made and nobody uses is unloaded "
              + "(default: ${DEFAULT-VALUE}; 0: never).")
  private double expirySeconds;

  @Option(
      names = "--request-rate",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "Requests a second that each client address may send; more are refused with "
              + "status 429 (default: ${DEFAULT-VALUE}; 0: any number).")
  private double requestRate;

  @Option(
      names = "--max-upload",
      paramLabel = "MIB",
      defaultValue = "32",
      description = "Largest picture or form, in MiB, 1 to 1024 (default: ${DEFAULT-VALUE}).")
  private int uploadMib;

  @Option(
      names = "--max-uploads",
      paramLabel = "N",
      defaultValue = "" + ServerLimits.DEFAULT_UPLOADS,
      description =
          "Pictures or forms that are received at the same time, 1 to 1000 (default: "
              + "${DEFAULT-VALUE}).")
  private int uploads;

  @Option(
      names = "--max-json",
      paramLabel = "KIB",
      defaultValue = "1024",
      description = "Largest JSON body, in KiB, 1 to 1048576 (default: ${DEFAULT-VALUE}).")
  private int jsonKib;

  /**
   * @throws AvatarException if one is out of range; names the option
   */
  ServerLimits server() {
    require("--max-upload", uploadMib, MOST_MIB);
    require("--max-uploads", uploads, 1000);
    require("--max-json", jsonKib, MOST_MIB * 1024);
    require("--max-viewers", viewers, 10_000);
    return new ServerLimits((long) uploadMib << 20, (long) jsonKib << 10, viewers, uploads);
  }

  /**
   * @throws AvatarException if one is out of range; names the option
   */
  AvatarLimits avatars() {
    if (avatars < 0) {
      throw new AvatarException("--max-avatars is at least 0, not " + avatars + ".");
    }
    if (!(expirySeconds >= 0)) {
      throw new AvatarException("--avatar-expiry is at least 0, not " + expirySeconds + ".");
    }
    return new AvatarLimits(avatars, expirySeconds);
  }

  /**
   * @throws AvatarException if it is out of range; names the option
   */
  double requestRate() {
    if (!(requestRate >= 0)) {
      throw new AvatarException("--request-rate is at least 0, not " + requestRate + ".");
    }
    return requestRate;
  }

  static void require(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new AvatarException(option + " needs a number in 1.." + most + ", not " + value + ".");
    }
  }
}
