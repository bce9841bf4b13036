package dev.avatar4j.benchmarks.load;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many frames took at most how long, from the server's metrics.
 *
 * @param frames cumulative counts by seconds
 */
record FrameTimes(NavigableMap<Double, Double> frames) {
  private static final Pattern BUCKET =
      Pattern.compile("avatar4j_frame_seconds_bucket\\{le=\"([^\"]+)\"} (\\S+)");

  static FrameTimes parse(String metrics) {
    NavigableMap<Double, Double> frames = new TreeMap<>();
    for (Matcher line = BUCKET.matcher(metrics); line.find(); ) {
      String most = line.group(1);
      frames.put(
          most.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(most),
          Double.parseDouble(line.group(2)));
    }
    return new FrameTimes(frames);
  }

  FrameTimes since(FrameTimes earlier) {
    NavigableMap<Double, Double> difference = new TreeMap<>();
    frames.forEach(
        (most, count) -> difference.put(most, count - earlier.frames.getOrDefault(most, 0.0)));
    return new FrameTimes(difference);
  }

  double count() {
    return frames.isEmpty() ? 0 : frames.lastEntry().getValue();
  }

  /** The bucket that a share of the frames stays below, in words. */
  String percentile(double share) {
    return frames.entrySet().stream()
        .filter(entry -> entry.getValue() >= share * count())
        .findFirst()
        .map(entry -> "<= " + Math.round(entry.getKey() * 1000) + " ms")
        .orElse("unknown");
  }

  @Override
  public String toString() {
    return "frame time p50 "
        + percentile(0.5)
        + ", p95 "
        + percentile(0.95)
        + ", p99 "
        + percentile(0.99);
  }
}
