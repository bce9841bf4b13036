package dev.avatar4j.server.cli.serve;

import dev.avatar4j.AvatarException;
import dev.avatar4j.server.cli.console.HelpHeading;
import dev.avatar4j.server.recording.Ffmpeg;
import dev.avatar4j.server.recording.RecordingLimits;
import picocli.CommandLine.Option;

/** What makes recordings, and how many and how large they may be. */
@HelpHeading("Recordings")
final class RecordingOptions {
  private static final int MOST_DISK_MIB = 1 << 20;

  @Option(
      names = "--ffmpeg",
      paramLabel = "PROGRAM",
      defaultValue = "ffmpeg",
      description =
          "The program ffmpeg, which makes WebM and MP4 recordings (default: "
              + "${DEFAULT-VALUE}).")
  private String ffmpeg;

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

  /**
   * @throws AvatarException if one is out of range; names the option
   */
  RecordingLimits limits() {
    if (recordings < 0) {
      throw new AvatarException("--max-recordings is at least 0, not " + recordings + ".");
    }
    if (!(recordingSeconds > 0 && recordingSeconds <= RecordingLimits.MAX_SECONDS)) {
      throw new AvatarException(
          "--max-recording-seconds is above 0 and at most 3600, not " + recordingSeconds + ".");
    }
    LimitOptions.require("--max-recording-size", recordingMib, MOST_DISK_MIB);
    LimitOptions.require("--max-recordings-size", recordingsMib, MOST_DISK_MIB);
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
}
