package dev.avatar4j.server.feed;

import dev.avatar4j.InputProblems;
import dev.avatar4j.image.FrameEncoding;
import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.image.Matte;
import dev.avatar4j.server.http.RequestRefused;
import io.javalin.http.Context;

/**
 * How a client wants its pictures, by query parameters: {@code format}, and for JPEG {@code
 * background} and {@code quality}.
 */
public final class StreamEncodings {
  private static final String FORMAT = "format";
  private static final String BACKGROUND = "background";
  private static final String QUALITY = "quality";

  private StreamEncodings() {}

  /**
   * @return what the query says; PNG if it names no format
   * @throws RequestRefused 400 for an unknown format, or options that the format has not
   * @throws dev.avatar4j.InvalidInputException for an option out of range
   */
  public static FrameEncoding read(Context ctx) {
    String asked = ctx.queryParam(FORMAT);
    return withOptions(
        ctx,
        asked == null
            ? FrameFormat.PNG
            : StreamFormats.find(asked).orElseThrow(() -> StreamFormats.refusal(FORMAT, asked)));
  }

  /**
   * @return that format with the options of the query
   * @throws RequestRefused 400 for options that the format has not
   * @throws dev.avatar4j.InvalidInputException for an option out of range
   */
  public static FrameEncoding withOptions(Context ctx, FrameFormat format) {
    String background = ctx.queryParam(BACKGROUND);
    String quality = ctx.queryParam(QUALITY);
    if (format != FrameFormat.JPEG) {
      refuse(BACKGROUND, background, "keep the transparency");
      refuse(QUALITY, quality, "lose nothing");
      return FrameEncoding.of(format);
    }
    return FrameEncoding.jpeg(
        background == null ? Matte.WHITE : Matte.parse(BACKGROUND, background),
        quality == null ? FrameEncoding.DEFAULT_QUALITY : number(quality));
  }

  private static void refuse(String option, String value, String why) {
    if (value != null) {
      throw new RequestRefused(
          400,
          option,
          "\"" + option + "\" goes with format=jpeg only; the other formats " + why + ".");
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new RequestRefused(
          400,
          QUALITY,
          "The quality is \""
              + InputProblems.shown(text)
              + "\"; it needs a whole number from 1 to 100.");
    }
  }
}
