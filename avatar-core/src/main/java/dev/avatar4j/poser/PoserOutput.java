package dev.avatar4j.poser;

import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.Suggestion;
import dev.avatar4j.image.Frame;
import java.util.List;
import java.util.StringJoiner;

/**
 * A picture that a poser makes on its way to the frame, or the frame itself; for pose editors.
 *
 * @param name what it is, such as {@code editor.color_change}
 * @param kind what its numbers mean
 * @param channels how many planes there are
 * @param width columns
 * @param height rows
 * @param values {@code channels x height x width}, row-major; shared, to be read only
 */
@SuppressWarnings("ArrayRecordComponent") // a megabyte of values that nobody compares
public record PoserOutput(
    String name, Kind kind, int channels, int width, int height, float[] values) {
  /** What the numbers of an output mean. */
  public enum Kind {
    /** Red, green, blue, alpha: linear light, straight alpha, nominally 0..1. */
    PICTURE,
    /** How much of something is taken, 0..1: one plane, or one for each channel of a picture. */
    MASK,
    /** From where a pixel is taken: offsets x and y, with 2 for the width of the picture. */
    GRID
  }

  /** Checks that the sizes and the number of values agree. */
  public PoserOutput {
    if (values.length != channels * width * height) {
      throw new IllegalArgumentException(
          name + " has " + values.length + " values, not " + channels + "x" + height + "x" + width);
    }
  }

  /**
   * Finds the output that a user asks for.
   *
   * @param outputs the names of all outputs
   * @param wanted one of them, or a number from 0
   * @return its index
   * @throws InvalidInputException if there is none; the message lists all
   */
  public static int indexOf(List<String> outputs, String wanted) {
    int index = outputs.indexOf(wanted);
    if (index < 0 && wanted.matches("[0-9]{1,4}")) {
      index = Integer.parseInt(wanted);
    }
    if (index >= 0 && index < outputs.size()) {
      return index;
    }
    StringJoiner all = new StringJoiner(", ");
    for (int i = 0; i < outputs.size(); i++) {
      all.add(i + " " + outputs.get(i));
    }
    throw new InvalidInputException(
        "output",
        "This poser has no output \""
            + InputProblems.shown(wanted)
            + "\"."
            + Suggestion.of(wanted, outputs)
            + " It has: "
            + all
            + ".");
  }

  /**
   * @param name what it is
   * @param frame a frame
   * @return the frame as an output
   */
  public static PoserOutput of(String name, Frame frame) {
    float[] values = new float[4 * frame.size()];
    for (int c = 0; c < 4; c++) {
      System.arraycopy(frame.plane(c), 0, values, c * frame.size(), frame.size());
    }
    return new PoserOutput(name, Kind.PICTURE, 4, frame.width(), frame.height(), values);
  }

  /**
   * Draws it for a person: a picture as it is, a mask from black to white (one with a plane for
   * each channel in their colours), a grid in grey with red for what comes from the right and green
   * for what comes from below, as strong as the largest offset allows.
   *
   * @return a new frame; all channels in 0..1
   */
  public Frame draw() {
    return OutputPainter.paint(this);
  }
}
