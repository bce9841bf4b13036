package dev.avatar4j.postprocessor.filters;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.postprocessor.NumberParameter;
import dev.avatar4j.postprocessor.Parameter;
import dev.avatar4j.postprocessor.ParameterValues;
import dev.avatar4j.postprocessor.RandomDraws;
import dev.avatar4j.postprocessor.TextParameter;
import dev.avatar4j.postprocessor.kernel.GlitchRows;
import dev.avatar4j.postprocessor.kernel.GlitchSchedule;
import java.util.List;

/** The parameters that all glitch filters have: how many glitches, for how long. */
final class GlitchParameters {
  /** Highest accepted number of pixels of a glitch. */
  static final int MAX_PIXELS = 4096;

  static final NumberParameter UNBOOST =
      NumberParameter.of(
              "unboost", 4, 0.01, 100, "How rare glitches are: the higher, the fewer there are.")
          .slider(0.1, 10);
  static final NumberParameter MAX_GLITCHES =
      NumberParameter.of(
              "max_glitches", 3, 1, 100, "At any time there are fewer glitches than this.")
          .slider(1, 10)
          .asWhole();
  static final NumberParameter HOLD_MIN =
      NumberParameter.of(
              "hold_min", 1, 0, 250, "Shortest time that glitches stay, in 25ths of a second.")
          .slider(1, 3)
          .asWhole();
  static final NumberParameter HOLD_MAX =
      NumberParameter.of(
              "hold_max", 3, 0, 250, "Longest time that glitches stay, in 25ths of a second.")
          .slider(3, 6)
          .asWhole();

  private GlitchParameters() {}

  /** A number of pixels: {@code from} and {@code to} are the ends of the slider. */
  static NumberParameter pixels(
      String name, double defaultValue, double from, double to, String help) {
    return NumberParameter.of(name, defaultValue, 1, MAX_PIXELS, help).slider(from, to).asWhole();
  }

  static GlitchSchedule schedule(
      ParameterValues values,
      RandomDraws random,
      NumberParameter maxGlitches,
      NumberParameter holdMin,
      NumberParameter holdMax) {
    requireOrder(values, holdMin, holdMax);
    return new GlitchSchedule(
        random,
        values.get(UNBOOST),
        values.whole(maxGlitches),
        values.whole(holdMin),
        values.whole(holdMax));
  }

  /** All parameters of a filter whose glitches span the whole width. */
  static List<Parameter<?>> ofRows(
      NumberParameter strength,
      NumberParameter minHeight,
      NumberParameter maxHeight,
      TextParameter name) {
    return List.of(strength, UNBOOST, MAX_GLITCHES, minHeight, maxHeight, HOLD_MIN, HOLD_MAX, name);
  }

  static GlitchRows rows(
      ParameterValues values,
      RandomDraws random,
      NumberParameter minHeight,
      NumberParameter maxHeight) {
    requireOrder(values, minHeight, maxHeight);
    return new GlitchRows(
        random,
        schedule(values, random, MAX_GLITCHES, HOLD_MIN, HOLD_MAX),
        values.whole(MAX_GLITCHES),
        values.whole(minHeight),
        values.whole(maxHeight));
  }

  static void requireOrder(ParameterValues values, NumberParameter low, NumberParameter high) {
    int min = values.whole(low);
    int max = values.whole(high);
    if (min > max) {
      throw new InvalidInputException(
          low.name(),
          "%s is %d, more than %s, which is %d. Lower the first or raise the second."
              .formatted(low.name(), min, high.name(), max));
    }
  }
}
