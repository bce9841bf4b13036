package dev.avatar4j.server.cli.serve;

import dev.avatar4j.AvatarException;
import dev.avatar4j.server.avatars.AvatarLimits;
import dev.avatar4j.server.http.ServerLimits;
import dev.avatar4j.server.recording.Ffmpeg;
import dev.avatar4j.server.recording.RecordingLimits;
import picocli.CommandLine.Option;

/** What clients may ask for at most. */
final class LimitOptions {
  private static final int MOST_MIB = 1024;
  private static final int MOST_DISK_MIB = 1 << 20;

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
      names = "--max-recordings",
      paramLabel = "N",
      defaultValue = "4",
      description = "Recordings at the same time (default: ${DEFAULT-VALUE}; 0: none at all).")
  private int recordings;

  @Option(
      names = "--max-recording-seconds",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "Longest recording, in seconds, at most 3600 (default: ${DEFAULT-VALUE}).")
  private double recordingSeconds;

  @Option(
      names = "--max-recording-size",
      paramLabel = "MIB",
      defaultValue = "512",
      description = "Largest recording on disk, in MiB (default: ${DEFAULT-VALUE}).")
  private int recordingMib;

  @Option(
      names = "--max-recordings-size",
      paramLabel = "MIB",
      defaultValue = "2048",
      description =
          "All recordings together on disk, finished ones included, in MiB (default:"
              + " ${DEFAULT-VALUE}).")
  private int recordingsMib;

  @Option(
      names = "--ffmpeg",
      paramLabel = "PROGRAM",
      defaultValue = "ffmpeg",
      description =
          "The program ffmpeg, which makes WebM and MP4 recordings (default: "
              + "${DEFAULT-VALUE}).")
  private String ffmpeg;

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
   * @throws AvatarException if one is out of range; names the option
   */
  RecordingLimits recordings() {
    if (recordings < 0) {
      throw new AvatarException("--max-recordings is at least 0, not " + recordings + ".");
    }
    if (!(recordingSeconds > 0 && recordingSeconds <= RecordingLimits.MAX_SECONDS)) {
      throw new AvatarException(
          "--max-recording-seconds is above 0 and at most 3600, not " + recordingSeconds + ".");
    }
    require("--max-recording-size", recordingMib, MOST_DISK_MIB);
    require("--max-recordings-size", recordingsMib, MOST_DISK_MIB);
    return new RecordingLimits(
        recordingSeconds, (long) recordingMib << 20, (long) recordingsMib << 20, recordings);
  }

  /**
   * @throws AvatarException if nothing is named
   */
  Ffmpeg ffmpeg() {
    if (ffmpeg.isBlank()) {
      throw new AvatarException("--ffmpeg is empty; name the program, such as /usr/bin/ffmpeg.");
    }
    return Ffmpeg.named(ffmpeg);
  }

  private static void require(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new AvatarException(option + " needs a number in 1.." + most + ", not " + value + ".");
    }
  }
}
