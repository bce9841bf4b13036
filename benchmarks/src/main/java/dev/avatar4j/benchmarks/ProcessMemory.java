package dev.avatar4j.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What a process keeps, after a full garbage collection.
 *
 * @param resident physical memory, of Java and libtorch (Linux)
 * @param heap of Java's objects
 * @param tensors DJL's tensors that are in use or were never closed: a manager keeps those
 */
record ProcessMemory(long resident, long heap, long tensors) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final List<String> TENSOR = List.of("ai.djl.pytorch.engine.PtNDArray");

  static ProcessMemory now() {
    try {
      // a histogram counts what is left after a full collection
      String histogram =
          (String)
              ManagementFactory.getPlatformMBeanServer()
                  .invoke(
                      new ObjectName("com.sun.management:type=DiagnosticCommand"),
                      "gcClassHistogram",
                      new Object[] {new String[0]},
                      new String[] {String[].class.getName()});
      long tensors =
          histogram
              .lines()
              .map(line -> line.trim().split("\\s+"))
              .filter(fields -> fields.length > 3 && TENSOR.contains(fields[3]))
              .mapToLong(fields -> Long.parseLong(fields[1]))
              .sum();
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      return new ProcessMemory(residentBytes(), heap, tensors);
    } catch (IOException | JMException e) {
      throw new IllegalStateException("This JVM does not tell what it keeps", e);
    }
  }

  private static long residentBytes() throws IOException {
    for (String line : Files.readAllLines(STATUS)) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) << 10;
      }
    }
    throw new IOException(STATUS + " does not tell the resident memory");
  }

  @Override
  public String toString() {
    return "resident %d MiB, heap %d MiB, %d tensors"
        .formatted(resident >> 20, heap >> 20, tensors);
  }
}
