package dev.avatar4j.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Wall and process CPU time of frames, by what changed in them. The first few are warm-up. */
final class Timings {
  private static final int WARMUP = 3;

  private record Sample(double wall, double cpu) {}

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final Map<Tha3Frames.Change, List<Sample>> samples =
      new EnumMap<>(Tha3Frames.Change.class);
  private final String name;

  Timings(String name) {
    this.name = name;
  }

  FloatBuffer measure(Tha3Frames.Change change, Tha3Frames frames) {
    long cpu = system.getProcessCpuTime();
    long wall = System.nanoTime();
    FloatBuffer frame = frames.next(change);
    double wallMs = (System.nanoTime() - wall) / 1e6;
    double cpuMs = (system.getProcessCpuTime() - cpu) / 1e6;
    samples.computeIfAbsent(change, key -> new ArrayList<>()).add(new Sample(wallMs, cpuMs));
    return frame;
  }

  double medianWall(Tha3Frames.Change change) {
    double[] sorted = counted(change).stream().mapToDouble(Sample::wall).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  double medianCpu(Tha3Frames.Change change) {
    double[] sorted = counted(change).stream().mapToDouble(Sample::cpu).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  void print(Tha3Frames.Change change) {
    System.out.printf(
        "%-4s %-8s wall: median %7.1f ms, least %7.1f ms; CPU: median %7.1f ms, least %7.1f ms%n",
        change,
        name,
        medianWall(change),
        counted(change).stream().mapToDouble(Sample::wall).min().orElseThrow(),
        medianCpu(change),
        counted(change).stream().mapToDouble(Sample::cpu).min().orElseThrow());
  }

  private List<Sample> counted(Tha3Frames.Change change) {
    List<Sample> all = samples.get(change);
    return all.subList(Math.min(WARMUP, all.size() - 1), all.size());
  }
}
