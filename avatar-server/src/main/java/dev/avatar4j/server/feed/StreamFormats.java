package dev.avatar4j.server.feed;

import dev.avatar4j.InputProblems;
import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.server.http.RequestRefused;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The picture formats that clients may ask for by name. */
public final class StreamFormats {
  private StreamFormats() {}

  /**
   * @param name a format in lower or upper case
   * @return that format, or empty if there is none
   */
  public static Optional<FrameFormat> find(String name) {
    return all().stream().filter(format -> format.name().equalsIgnoreCase(name)).findFirst();
  }

  /**
   * @return all of them
   */
  public static List<FrameFormat> all() {
    return Arrays.stream(FrameFormat.values()).filter(StreamFormats::isPicture).toList();
  }

  /**
   * @return the name as it stands in addresses
   */
  public static String name(FrameFormat format) {
    return format.name().toLowerCase(Locale.ROOT);
  }

  private static boolean isPicture(FrameFormat format) {
    return format != FrameFormat.RAW;
  }

  /**
   * @param field what names the format
   * @param name a format that is not there
   */
  public static RequestRefused refusal(String field, String name) {
    String offered = all().stream().map(StreamFormats::name).collect(Collectors.joining(" or "));
    return new RequestRefused(
        400,
        field,
        "\"" + InputProblems.shown(name) + "\" is no picture format; use " + offered + ".");
  }
}
