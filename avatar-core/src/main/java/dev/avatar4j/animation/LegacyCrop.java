package dev.avatar4j.animation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The crop margins of Talkinghead settings, in units in which the picture is 2 wide and 2 high, as
 * {@code crop}: {@code left = crop_left / 2}, {@code right = 1 - crop_right / 2} and so on; enabled
 * if any margin is not 0.
 */
final class LegacyCrop {
  static final List<String> KEYS = List.of("crop_left", "crop_right", "crop_top", "crop_bottom");

  private static final double WIDEST = 2;

  private LegacyCrop() {}

  /** Adds what the margins in the object mean; those that are missing count as 0. */
  static void translate(
      JsonNode object, Map<Setting<?>, Object> values, Consumer<InvalidInputException> problem) {
    if (KEYS.stream().noneMatch(object::has)) {
      return;
    }
    double left = margin(object, KEYS.get(0), problem);
    double right = margin(object, KEYS.get(1), problem);
    double top = margin(object, KEYS.get(2), problem);
    double bottom = margin(object, KEYS.get(3), problem);
    values.put(FrameKeys.CROP_ENABLED, left + right + top + bottom > 0);
    values.put(FrameKeys.CROP_LEFT, left / WIDEST);
    values.put(FrameKeys.CROP_RIGHT, 1 - right / WIDEST);
    values.put(FrameKeys.CROP_TOP, top / WIDEST);
    values.put(FrameKeys.CROP_BOTTOM, 1 - bottom / WIDEST);
  }

  private static double margin(
      JsonNode object, String key, Consumer<InvalidInputException> problem) {
    JsonNode node = object.path(key);
    double value = node.isNumber() ? node.doubleValue() : 0;
    if (!node.isMissingNode() && !(node.isNumber() && value >= 0 && value < WIDEST)) {
      problem.accept(
          new InvalidInputException(
              key,
              key
                  + " is "
                  + InputProblems.shown(node)
                  + "; it needs a number from 0 to less than 2 (the picture is 2 wide)."));
      return 0;
    }
    return value;
  }
}
