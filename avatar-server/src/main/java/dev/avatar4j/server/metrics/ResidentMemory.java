package dev.avatar4j.server.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The memory a process has of the machine, heap, native libraries and models alike, as Linux tells
 * it.
 */
public final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String LINE = "VmRSS:";

  private ResidentMemory() {}

  /**
   * @return bytes of this process; NaN where the system does not tell
   */
  public static double bytes() {
    try (var lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith(LINE))
          .findFirst()
          .map(ResidentMemory::parse)
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  /** Such as {@code VmRSS: 123456 kB}. */
  private static double parse(String line) {
    return Double.parseDouble(line.substring(LINE.length()).strip().split(" ", 2)[0]) * 1024;
  }
}
