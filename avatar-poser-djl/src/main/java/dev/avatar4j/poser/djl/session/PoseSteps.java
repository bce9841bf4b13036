package dev.avatar4j.poser.djl.session;

import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.PoserOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How finely poses are told apart: steps per unit for each group of morphs, 0 for exactly. A pose
 * is brought to the nearest step before it is drawn, so that poses which look the same are the
 * same.
 *
 * @param brows eyebrows, morphs 0..11
 * @param eyes eyelids and iris sizes, morphs 12..25
 * @param mouth morphs 26..36
 * @param irises where the eyes look, morphs 37 and 38
 * @param body head, neck, body and breath, morphs 39..44
 * @param cels strengths of cels
 */
record PoseSteps(int brows, int eyes, int mouth, int irises, int body, int cels) {
  /** The name of the option. */
  static final String OPTION = "steps";

  /** Every pose is one of its own. */
  static final PoseSteps OFF = new PoseSteps(0, 0, 0, 0, 0, 0);

  /** Not to be seen; what it costs is told in the documentation of the posers. */
  static final PoseSteps DEFAULT = new PoseSteps(256, 256, 256, 256, 1024, 255);

  private static final int EYES = 12;
  private static final int MOUTH = 26;
  private static final int IRISES = 37;
  private static final int BODY = 39;

  private static final int MAX = 4096;
  private static final List<String> GROUPS = List.of("brows", "eyes", "mouth", "irises", "body");
  private static final Pattern PART = Pattern.compile("(?:([a-z]+):)?([0-9]{1,4}|off)");

  /** Reads the option {@code steps}: {@code off}, a number for all groups, or some by name. */
  static PoseSteps of(PoserOptions options) {
    String text = options.text(OPTION).orElse("");
    if (text.isEmpty() && options.text(OPTION).isEmpty()) {
      return DEFAULT;
    }
    Map<String, Integer> steps = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      Matcher matcher = PART.matcher(part);
      if (!matcher.matches()) {
        throw wrong(options);
      }
      int count = matcher.group(2).equals("off") ? 0 : Integer.parseInt(matcher.group(2));
      boolean exact = matcher.group(2).equals("off");
      if (count > MAX || count == 0 && !exact) {
        throw wrong(options);
      }
      if (matcher.group(1) == null) {
        GROUPS.forEach(group -> steps.put(group, count));
        steps.put("cels", exact ? 0 : DEFAULT.cels);
      } else if (GROUPS.contains(matcher.group(1))) {
        steps.put(matcher.group(1), count);
      } else {
        throw wrong(options);
      }
    }
    return new PoseSteps(
        steps.getOrDefault("brows", DEFAULT.brows),
        steps.getOrDefault("eyes", DEFAULT.eyes),
        steps.getOrDefault("mouth", DEFAULT.mouth),
        steps.getOrDefault("irises", DEFAULT.irises),
        steps.getOrDefault("body", DEFAULT.body),
        steps.getOrDefault("cels", DEFAULT.cels));
  }

  private static RuntimeException wrong(PoserOptions options) {
    return options.refusal(
        OPTION,
        "give off, a number of steps from 1 to "
            + MAX
            + ", or some by group, such as eyes:64,body:512 (groups: "
            + String.join(", ", GROUPS)
            + ").");
  }

  /**
   * @param pose a pose in range
   * @param out receives its 45 values, each on a step
   */
  void apply(Pose pose, float[] out) {
    pose.copyTo(out);
    round(out, 0, EYES, brows);
    round(out, EYES, MOUTH, eyes);
    round(out, MOUTH, IRISES, mouth);
    round(out, IRISES, BODY, irises);
    round(out, BODY, out.length, body);
  }

  /** The nearest step to a cel's strength. */
  float strength(float strength) {
    float inRange = strength > 0f ? Math.min(1f, strength) : 0f;
    return round(inRange, cels);
  }

  private static void round(float[] values, int from, int to, int steps) {
    for (int i = from; i < to; i++) {
      values[i] = round(values[i], steps);
    }
  }

  private static float round(float value, int steps) {
    float nearest = steps == 0 ? value : (float) Math.rint(value * steps) / steps;
    // -0 and 0 are the same pose
    return nearest + 0f;
  }
}
