package dev.avatar4j.poser.selftest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How much memory this process had at most since a moment. */
public interface PeakMemory {
  /** Begins anew: forgets what came before. */
  void reset();

  /**
   * @return the most bytes since then; empty if the system does not tell
   */
  OptionalLong bytes();

  /**
   * @return what Linux tells of this process's resident memory; other systems tell nothing
   */
  static PeakMemory ofThisProcess() {
    return new PeakMemory() {
      private final Path process = Path.of("/proc/self");
      private boolean resets;

      @Override
      public void reset() {
        try {
          // the documented way to set VmHWM back to the present size
          Files.writeString(process.resolve("clear_refs"), "5");
          resets = true;
        } catch (IOException | SecurityException e) {
          resets = false;
        }
      }

      @Override
      public OptionalLong bytes() {
        if (!resets) {
          return OptionalLong.empty();
        }
        try (Stream<String> lines = Files.lines(process.resolve("status"))) {
          return lines
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
              .findFirst();
        } catch (IOException | RuntimeException e) {
          return OptionalLong.empty();
        }
      }
    };
  }
}
