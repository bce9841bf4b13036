package dev.avatar4j.postprocessor.upscale.anime4k;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the numbers of a network out of its GLSL shader. They are the constants of the code, in
 * this order: for each convolution, for each four output channels, for each four input channels,
 * for each column of the window and each row in it, a 4x4 matrix, column after column (a column for
 * each input); then four biases. Channels beyond those of the network (the picture's alpha, the
 * fourth of three outputs) are left out. The code itself is not run.
 */
final class ShaderParser {
  private final String file;
  private final List<ShaderLiteral> literals;
  private int next;

  private ShaderParser(String file, List<ShaderLiteral> literals) {
    this.file = file;
    this.literals = literals;
  }

  /**
   * @param file the file's name, for errors
   * @param text the shader
   * @param model the network it should hold
   * @return its numbers
   * @throws dev.avatar4j.InvalidInputException if it holds another network, or is damaged
   */
  static NetworkWeights parse(String file, String text, NetworkModel model) {
    NetworkShape shape = model.shape();
    int expected = literals(shape);
    ShaderParser parser = new ShaderParser(file, ShaderLiteral.scan(file, text, expected));
    int found = parser.literals.size();
    if (found < expected) {
      throw ShaderLiteral.fault(
          file,
          found == 0 ? 1 : parser.literals.get(found - 1).line(),
          "the file has "
              + found
              + " of the "
              + expected
              + " constants of "
              + model.fileName()
              + (found == 0 ? "" : ", the last one here")
              + "; it is cut off or another file");
    }
    List<Convolution> convolutions = new ArrayList<>();
    for (ConvolutionShape convolution : shape.convolutions()) {
      convolutions.add(parser.convolution(convolution));
    }
    return new NetworkWeights(shape, convolutions);
  }

  private static int literals(NetworkShape shape) {
    return shape.convolutions().stream()
        .mapToInt(c -> c.outputBlocks() * (c.inputBlocks() * c.taps() + 1))
        .sum();
  }

  private Convolution convolution(ConvolutionShape shape) {
    int kernel = shape.kernel();
    float[] weights = new float[shape.inputs() * shape.outputs() * shape.taps()];
    float[] biases = new float[shape.outputs()];
    for (int outputBlock = 0; outputBlock < shape.outputBlocks(); outputBlock++) {
      for (int inputBlock = 0; inputBlock < shape.inputBlocks(); inputBlock++) {
        for (int column = 0; column < kernel; column++) {
          for (int row = 0; row < kernel; row++) {
            float[] matrix = take(ShaderLiteral.MATRIX, "a matrix");
            copy(matrix, shape, 4 * outputBlock, 4 * inputBlock, row * kernel + column, weights);
          }
        }
      }
      float[] bias = take(ShaderLiteral.VECTOR, "biases");
      int from = 4 * outputBlock;
      System.arraycopy(bias, 0, biases, from, Math.min(4, shape.outputs() - from));
    }
    return new Convolution(shape, weights, biases);
  }

  private static void copy(
      float[] matrix,
      ConvolutionShape shape,
      int firstOutput,
      int firstInput,
      int tap,
      float[] weights) {
    for (int input = firstInput; input < Math.min(firstInput + 4, shape.inputs()); input++) {
      for (int out = firstOutput; out < Math.min(firstOutput + 4, shape.outputs()); out++) {
        weights[(out * shape.inputs() + input) * shape.taps() + tap] =
            matrix[4 * (input - firstInput) + out - firstOutput];
      }
    }
  }

  private float[] take(int size, String what) {
    ShaderLiteral literal = literals.get(next++);
    if (literal.values().length != size) {
      throw ShaderLiteral.fault(
          file,
          literal.line(),
          "here "
              + what
              + " should be; the file holds another network, or a matrix before this is missing");
    }
    return literal.values();
  }
}
