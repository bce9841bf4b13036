package dev.avatar4j.poser.selftest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Names a machine by what decides how fast it computes: processor, number of cores, GPUs. */
public final class MachineName {
  private MachineName() {}

  /**
   * @return such as {@code amd64, 2 x AMD EPYC 9R14, NVIDIA L4}
   */
  public static String ofThisMachine() {
    return of(Path.of("/proc"), System.getProperty("os.arch"), processors());
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  static String of(Path proc, String architecture, int processors) {
    List<String> parts = new ArrayList<>();
    parts.add(architecture);
    parts.add(
        processors + " x " + value(proc.resolve("cpuinfo"), "model name").orElse("processor"));
    try (Stream<Path> gpus = Files.list(proc.resolve("driver/nvidia/gpus"))) {
      gpus.sorted()
          .map(gpu -> value(gpu.resolve("information"), "Model"))
          .flatMap(Optional::stream)
          .forEach(parts::add);
    } catch (IOException e) {
      // no NVIDIA driver, or not Linux
    }
    return String.join(", ", parts);
  }

  private static Optional<String> value(Path file, String label) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(label))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
