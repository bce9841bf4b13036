package dev.avatar4j.animation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import java.util.List;

/**
 * Where the character looks: at a point, away from the viewer, or wherever its emotion has it.
 * Immutable.
 *
 * @param kind which of the three
 * @param x how far to the right of the picture, -1..1; 0 unless it is a point
 * @param y how far up, -1..1; 0 unless it is a point
 */
public record Gaze(Kind kind, double x, double y) {
  /** Wherever the emotion has it. */
  public static final Gaze FREE = new Gaze(Kind.FREE, 0, 0);

  /** Away from the viewer, to a side chosen at random. */
  public static final Gaze AWAY = new Gaze(Kind.AWAY, 0, 0);

  /** The kinds of looking. */
  public enum Kind {
    /** The emotion decides. */
    FREE,
    /** Away from the viewer. */
    AWAY,
    /** At a point. */
    POINT
  }

  /** Refuses coordinates out of range. */
  public Gaze {
    check("x", x);
    check("y", y);
  }

  private static void check(String name, double value) {
    if (!(value >= -1 && value <= 1)) {
      throw new InvalidInputException(
          "gaze." + name,
          "The gaze's " + name + " is " + value + "; it needs a number from -1 to 1.");
    }
  }

  /**
   * @param x how far to the right of the picture, -1..1; 0 is straight at the viewer
   * @param y how far up, -1..1
   * @return a look at that point
   * @throws InvalidInputException if a coordinate is out of range
   */
  public static Gaze at(double x, double y) {
    return new Gaze(Kind.POINT, x, y);
  }

  /**
   * Reads a gaze from JSON.
   *
   * @param json {@code [x, y]}, {@code "away"}, or JSON's null for {@link #FREE}
   * @return the gaze
   * @throws InvalidInputException if it is none of them
   */
  public static Gaze parse(JsonNode json) {
    if (json.isNull()) {
      return FREE;
    }
    if (json.isTextual() && json.textValue().equals("away")) {
      return AWAY;
    }
    if (json.isArray() && json.size() == 2 && json.get(0).isNumber() && json.get(1).isNumber()) {
      return at(json.get(0).doubleValue(), json.get(1).doubleValue());
    }
    throw new InvalidInputException(
        "gaze",
        "The gaze is "
            + InputProblems.shown(json)
            + "; it needs [x, y] with numbers from -1 to 1, \"away\", or null.");
  }

  /**
   * @return this gaze as it turns into JSON: a list of two numbers, {@code "away"}, or null
   */
  public Object toJson() {
    return switch (kind) {
      case FREE -> null;
      case AWAY -> "away";
      case POINT -> List.of(x, y);
    };
  }
}
