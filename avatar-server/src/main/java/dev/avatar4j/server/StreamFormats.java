package dev.avatar4j.server;

import dev.avatar4j.InputProblems;
import dev.avatar4j.image.FrameFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The picture formats that clients may ask for by name. */
final class StreamFormats {
  private StreamFormats() {}

  /**
   * @param name a format in lower or upper case
   * @return that format, or empty if there is none
   */
  static Optional<FrameFormat> find(String name) {
    return Arrays.stream(FrameFormat.values())
        .filter(StreamFormats::isPicture)
        .filter(format -> format.name().equalsIgnoreCase(name))
        .findFirst();
  }

  private static boolean isPicture(FrameFormat format) {
    return format != FrameFormat.RAW;
  }

  /**
   * @param field what names the format
   * @param name a format that is not there
   */
  static RequestRefused refusal(String field, String name) {
    String offered =
        Arrays.stream(FrameFormat.values())
            .filter(StreamFormats::isPicture)
            .map(format -> format.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" or "));
    return new RequestRefused(
        400,
        field,
        "\"" + InputProblems.shown(name) + "\" is no feed format; use " + offered + ".");
  }
}
