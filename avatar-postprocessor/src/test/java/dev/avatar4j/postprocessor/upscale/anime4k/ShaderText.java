package dev.avatar4j.postprocessor.upscale.anime4k;

import java.util.Locale;

/** Writes networks the way the shader files of Anime4K hold them. */
public final class ShaderText {
  private ShaderText() {}

  public static String of(NetworkWeights weights) {
    StringBuilder text = new StringBuilder("// Made by a test: vec4(1.0, 2.0, 3.0, 4.0)\n");
    int pass = 0;
    for (Convolution convolution : weights.convolutions()) {
      for (int out = 0; out < convolution.shape().outputs(); out += 4) {
        text.append("//!DESC pass ").append(pass++).append("\nvec4 hook() {\n");
        block(convolution, out, text);
        text.append("  return result;\n}\n");
      }
    }
    return text.append("vec4 last() { return vec4(c0, c1, c2, 1.0) + vec4(0.0); }\n").toString();
  }

  private static void block(Convolution convolution, int out, StringBuilder text) {
    ConvolutionShape shape = convolution.shape();
    String sign = "  vec4 result = ";
    for (int in = 0; in < shape.inputs(); in += 4) {
      for (int x = 0; x < shape.kernel(); x++) {
        for (int y = 0; y < shape.kernel(); y++) {
          text.append(sign).append("mat4(");
          for (int i = 0; i < 16; i++) {
            int input = in + i / 4;
            int output = out + i % 4;
            boolean there = input < shape.inputs() && output < shape.outputs();
            number(there ? convolution.weight(output, input, y, x) : 0, text, i < 15);
          }
          text.append(") * go_").append(in / 4).append("(").append(x - 1).append(".0);\n");
          sign = "  result += ";
        }
      }
    }
    text.append("  result += vec4(");
    for (int i = 0; i < 4; i++) {
      number(out + i < shape.outputs() ? convolution.biases()[out + i] : 0, text, i < 3);
    }
    text.append(");\n");
  }

  private static void number(float value, StringBuilder text, boolean more) {
    text.append(value == 0 ? "0.0" : String.format(Locale.ROOT, "%.9e", value));
    text.append(more ? ", " : "");
  }
}
