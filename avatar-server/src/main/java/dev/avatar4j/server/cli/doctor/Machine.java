package dev.avatar4j.server.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Facts about the machine, as far as Java and the operating system tell without privileges. */
final class Machine {
  private Machine() {}

  static String java() {
    return System.getProperty("java.vm.name")
        + " "
        + System.getProperty("java.runtime.version")
        + " ("
        + System.getProperty("java.home")
        + ")";
  }

  static String system() {
    return System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + " "
        + System.getProperty("os.arch");
  }

  static String cpu() {
    return Runtime.getRuntime().availableProcessors()
        + " cores, "
        + firstLine(Path.of("/proc/cpuinfo"), "model name", "model unknown");
  }

  static String memory() {
    long mebibyte = 1L << 20;
    return "Java heap up to "
        + Runtime.getRuntime().maxMemory() / mebibyte
        + " MiB; available "
        + firstLine(Path.of("/proc/meminfo"), "MemAvailable", "available memory unknown");
  }

  static String gpu() {
    Path driver = Path.of("/proc/driver/nvidia/version");
    return Files.isReadable(driver)
        ? firstLine(driver, "NVRM version", "NVIDIA driver")
        : "no NVIDIA driver found (not needed: everything runs on the CPU)";
  }

  private static String firstLine(Path file, String label, String otherwise) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(label))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(otherwise);
    } catch (IOException | RuntimeException e) {
      return otherwise;
    }
  }
}
