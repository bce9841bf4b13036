package dev.avatar4j.postprocessor.upscale.anime4k;

import dev.avatar4j.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code mat4(...)} or {@code vec4(...)} of a shader whose arguments are all plain numbers.
 *
 * @param line where it begins, from 1
 * @param values 16 or 4 numbers
 */
record ShaderLiteral(int line, float[] values) {
  static final int MATRIX = 16;
  static final int VECTOR = 4;

  private static final Pattern COMMENT = Pattern.compile("//[^\n]*+|/\\*(?:[^*]|\\*(?!/))*+\\*/");
  private static final Pattern CONSTRUCTOR = Pattern.compile("\\b(mat4|vec4)\\s*+\\(([^()]*+)\\)");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?+(?:\\d++\\.?+\\d*+|\\.\\d++)(?:[eE][+-]?+\\d{1,3}+)?+[fF]?+");

  /** Far beyond any weight of a network that works. */
  private static final float LIMIT = 1000;

  boolean isMatrix() {
    return values.length == MATRIX;
  }

  /**
   * @param file the file's name, for errors
   * @param text the shader
   * @param most how many to expect at most
   * @return the literals in order
   */
  static List<ShaderLiteral> scan(String file, String text, int most) {
    String code = withoutComments(text);
    List<ShaderLiteral> literals = new ArrayList<>();
    Matcher matcher = CONSTRUCTOR.matcher(code);
    int line = 1;
    int counted = 0;
    while (matcher.find()) {
      line += (int) code.substring(counted, matcher.start()).chars().filter(c -> c == '\n').count();
      counted = matcher.start();
      int size = matcher.group(1).equals("mat4") ? MATRIX : VECTOR;
      ShaderLiteral literal = parse(file, line, size, matcher.group(2).split(",", -1));
      if (literal != null) {
        literals.add(literal);
        if (literals.size() > most) {
          throw fault(file, line, "there are more weights than the network has");
        }
      }
    }
    return literals;
  }

  /** The same lines, without what is said in comments. */
  private static String withoutComments(String text) {
    return COMMENT
        .matcher(text)
        .replaceAll(
            found -> "\n".repeat((int) found.group().chars().filter(c -> c == '\n').count()));
  }

  /** Null if it is made of anything but numbers, as one that joins results is. */
  private static ShaderLiteral parse(String file, int line, int size, String[] arguments) {
    int numbers = 0;
    for (String argument : arguments) {
      numbers += NUMBER.matcher(argument.strip()).matches() ? 1 : 0;
    }
    if (numbers < arguments.length && size == VECTOR || arguments.length == 1) {
      return null;
    }
    if (arguments.length != size) {
      throw fault(file, line, "a constant has " + arguments.length + " numbers, not " + size);
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      String argument = arguments[i].strip();
      if (!NUMBER.matcher(argument).matches()) {
        throw fault(file, line, "\"" + shortened(argument) + "\" is no number");
      }
      values[i] = Float.parseFloat(argument);
      if (!(Math.abs(values[i]) <= LIMIT)) {
        throw fault(file, line, shortened(argument) + " is no likely weight");
      }
    }
    return new ShaderLiteral(line, values);
  }

  private static String shortened(String text) {
    return text.length() <= 20 ? text : text.substring(0, 20) + "...";
  }

  static InvalidInputException fault(String file, int line, String what) {
    return new InvalidInputException(
        "weights", file + ", line " + line + ": " + what + "; get the file anew.");
  }
}
