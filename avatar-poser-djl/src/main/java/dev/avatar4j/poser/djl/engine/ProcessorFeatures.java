package dev.avatar4j.poser.djl.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the processor computes fast, as far as the operating system tells. */
public final class ProcessorFeatures {
  /** x86 names its instructions so, 64-bit ARM the last. */
  private static final Set<String> BFLOAT16 = Set.of("avx512_bf16", "amx_bf16", "bf16");

  private ProcessorFeatures() {}

  /**
   * @return whether this machine's processor multiplies bfloat16 itself; without, libtorch takes
   *     longer for it than for float32. Known on Linux only, elsewhere {@code false}
   */
  public static boolean fastBfloat16() {
    return fastBfloat16(Path.of("/proc/cpuinfo"));
  }

  static boolean fastBfloat16(Path cpuInfo) {
    try (Stream<String> lines = Files.lines(cpuInfo)) {
      return lines
          .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
          .findFirst()
          .stream()
          .flatMap(line -> List.of(line.split("\\s+")).stream())
          .anyMatch(BFLOAT16::contains);
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
