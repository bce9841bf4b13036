package dev.avatar4j.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.speech.PhoneTiming;
import dev.avatar4j.speech.synthesis.SpeechClip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.StreamSupport;

/**
 * Compares when the mouth in the pixels opens and closes with when vowels are heard. All times are
 * milliseconds on the clock of the page; positive differences mean that the mouth is late.
 */
final class MouthSync {
  private static final double REACH = 250;

  /** The sound or the mouth opens, or closes. */
  record Edge(boolean opens, double at) {}

  private final JsonNode recorded;
  private final List<Edge> heard = new ArrayList<>();
  private final List<Double> opening = new ArrayList<>();
  private final List<Double> closing = new ArrayList<>();

  MouthSync(JsonNode recorded, SpeechClip clip) {
    this.recorded = recorded;
    double start = start(recorded);
    Boolean open = null;
    for (PhoneTiming phone : clip.phones()) {
      Boolean now = isOpen(phone.phone());
      if (now != null && open != null && !now.equals(open)) {
        heard.add(new Edge(now, start + 1000 * phone.start()));
      }
      open = now;
    }
    List<Edge> seen = seen(recorded);
    for (Edge edge : heard) {
      Edge nearest = nearest(seen, edge);
      if (nearest != null) {
        (edge.opens ? opening : closing).add(nearest.at - edge.at);
      }
    }
  }

  /** When the clip is heard from its start. */
  private static double start(JsonNode recorded) {
    List<Double> all = new ArrayList<>();
    for (JsonNode frame : recorded.get("frames")) {
      if (frame.has("heard")) {
        all.add(frame.get("heard").asDouble());
      }
    }
    return quantile(all, 0.5);
  }

  private static Boolean isOpen(String phone) {
    String bare = phone.toLowerCase(Locale.ROOT).replaceAll("[0-9]", "");
    return switch (bare) {
      case "aa", "ah", "ae", "aw", "ay", "ao" -> true;
      case "pau", "m", "b", "p" -> false;
      default -> null;
    };
  }

  private static Edge nearest(List<Edge> edges, Edge to) {
    Edge best = null;
    for (Edge edge : edges) {
      double apart = Math.abs(edge.at - to.at);
      if (edge.opens == to.opens
          && apart <= REACH
          && (best == null || apart < Math.abs(best.at - to.at))) {
        best = edge;
      }
    }
    return best;
  }

  /** The first frames on the screen that are more, or less, than half open. */
  private static List<Edge> seen(JsonNode recorded) {
    List<Double> dark = new ArrayList<>();
    for (JsonNode frame : recorded.get("frames")) {
      dark.add(frame.get("dark").asDouble());
    }
    double low = quantile(dark, 0.1);
    double high = quantile(dark, 0.93);
    List<Edge> edges = new ArrayList<>();
    Boolean open = null;
    for (JsonNode frame : recorded.get("frames")) {
      double part = (frame.get("dark").asDouble() - low) / (high - low);
      boolean now = open != null && open ? part > 0.45 : part >= 0.55;
      if (open != null && open != now && frame.has("seen")) {
        edges.add(new Edge(now, frame.get("seen").asDouble()));
      }
      open = now;
    }
    return edges;
  }

  double median() {
    List<Double> all = new ArrayList<>(opening);
    all.addAll(closing);
    return quantile(all, 0.5);
  }

  private static double quantile(List<Double> values, double part) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1.0, Math.floor(part * sorted.length))];
  }

  private static String distribution(List<Double> apart) {
    return "%d edges: median %.0f, p10 %.0f, p90 %.0f, from %.0f to %.0f"
        .formatted(
            apart.size(),
            quantile(apart, 0.5),
            quantile(apart, 0.1),
            quantile(apart, 0.9),
            quantile(apart, 0),
            quantile(apart, 1));
  }

  private List<Double> frames(ToDoubleFunction<JsonNode> value) {
    return StreamSupport.stream(recorded.get("frames").spliterator(), false)
        .mapToDouble(value)
        .filter(it -> !Double.isNaN(it))
        .boxed()
        .toList();
  }

  /** Two lines of figures, and what they rest on. */
  @Override
  public String toString() {
    List<Double> delays = frames(it -> it.get("drawn").asDouble() - it.get("time").asDouble());
    double least = quantile(delays, 0);
    List<Double> tapped = new ArrayList<>();
    for (JsonNode edge : recorded.get("edges")) {
      Edge loud = new Edge(edge.get("on").asBoolean(), edge.get("heard").asDouble());
      Edge known = nearest(heard, loud);
      if (known != null) {
        tapped.add(loud.at - known.at);
      }
    }
    return String.join(
        System.lineSeparator(),
        "  mouth opens later than the sound by ms: " + distribution(opening),
        "  mouth closes later than the sound by ms: " + distribution(closing),
        "  edges of the sound that no edge of the mouth was near: %d of %d"
            .formatted(heard.size() - opening.size() - closing.size(), heard.size()),
        "  loudness of the sound against the times of the voice: " + distribution(tapped),
        "  frames drawn later than the quickest: "
            + distribution(delays.stream().map(it -> it - least).toList()),
        "  drawn until seen: "
            + distribution(
                frames(it -> it.path("seen").asDouble(Double.NaN) - it.get("drawn").asDouble())),
        "");
  }
}
