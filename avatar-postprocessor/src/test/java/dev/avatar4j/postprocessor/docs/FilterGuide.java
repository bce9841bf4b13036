package dev.avatar4j.postprocessor.docs;

import dev.avatar4j.postprocessor.FilterMetadata;
import dev.avatar4j.postprocessor.FilterRegistry;
import dev.avatar4j.postprocessor.FilterType;
import dev.avatar4j.postprocessor.NumberParameter;
import dev.avatar4j.postprocessor.Parameter;
import dev.avatar4j.postprocessor.SignalStage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The part of {@code docs/filters.md} that the declarations of the filters make. */
final class FilterGuide {
  static final Path PAGE = Path.of("..", "docs", "filters.md");
  static final Path PICTURES = Path.of("..", "docs", "filters");

  private static final Map<SignalStage, String> TITLES =
      new EnumMap<>(
          Map.of(
              SignalStage.GENERAL, "General",
              SignalStage.LIGHT, "Light",
              SignalStage.CAMERA, "Camera",
              SignalStage.TRANSPORT, "Recording and transmission",
              SignalStage.DISPLAY, "Display"));

  private FilterGuide() {}

  /** The text, line by line. */
  static List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    for (SignalStage stage : SignalStage.values()) {
      lines.add("## " + TITLES.get(stage));
      lines.add("");
      FilterRegistry.standard().all().stream()
          .filter(type -> type.stage() == stage)
          .forEach(type -> describe(type, lines));
    }
    return lines;
  }

  private static void describe(FilterType type, List<String> lines) {
    lines.add("### `" + type.name() + "`");
    lines.add("");
    lines.add(type.help());
    lines.add("");
    Shot shot = Shot.of(type);
    String moving =
        type.dynamic() ? " ![" + type.name() + ", moving](" + path(shot.clip()) + ")" : "";
    lines.add("![" + type.name() + "](" + path(shot.still()) + ")" + moving);
    lines.add("");
    lines.add("Shown: `" + shot.chain() + "`");
    lines.add("");
    lines.add("| parameter | default | slider | accepted | |");
    lines.add("|---|---|---|---|---|");
    for (Parameter<?> parameter : type.parameters()) {
      if (!parameter.hidden()) {
        lines.add(row(parameter));
      }
    }
    lines.add("");
  }

  private static String path(String file) {
    return PICTURES.getFileName() + "/" + file;
  }

  private static String row(Parameter<?> parameter) {
    return "| `%s` | `%s` | %s | %s | %s |"
        .formatted(
            parameter.name(),
            FilterMetadata.defaultText(parameter),
            slider(parameter),
            parameter.allowed() + orNull(parameter),
            parameter.help());
  }

  private static String slider(Parameter<?> parameter) {
    return parameter instanceof NumberParameter number
        ? plain(number.sliderMin()) + " to " + plain(number.sliderMax())
        : "";
  }

  private static String orNull(Parameter<?> parameter) {
    return parameter instanceof NumberParameter number && number.optional()
        ? ", or `null` for 0"
        : "";
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
