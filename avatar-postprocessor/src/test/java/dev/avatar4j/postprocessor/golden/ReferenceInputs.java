package dev.avatar4j.postprocessor.golden;

import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;
import java.util.function.DoubleUnaryOperator;

/** The pictures that the reference figures were made from. */
final class ReferenceInputs {
  private static final int SIZE = 512;

  private ReferenceInputs() {}

  /** A fresh frame; skips the test if it needs a picture that is absent. */
  static Frame of(String name) {
    return switch (name) {
      case "synth512" -> synth512();
      case "synthcrop" -> cut(synth512(), 150, 201, 127, 63);
      case "synth389" -> cut(synth512(), 61, 0, 389, 512);
      case "lambda512" ->
          CharacterImages.load(ReferenceFiles.shared("models/tha4/lambda_00/character.png"))
              .picture();
      default -> throw new IllegalArgumentException("No reference input is called " + name);
    };
  }

  private static Frame cut(Frame whole, int left, int top, int width, int height) {
    Frame part = new Frame(width, height);
    for (int channel = 0; channel < 4; channel++) {
      for (int y = 0; y < height; y++) {
        System.arraycopy(
            whole.plane(channel),
            (top + y) * whole.width() + left,
            part.plane(channel),
            y * width,
            width);
      }
    }
    return part;
  }

  /** A closed formula: every number is a sum of few powers of two, so all arithmetic is exact. */
  private static Frame synth512() {
    Frame frame = new Frame(SIZE, SIZE);
    DoubleUnaryOperator triangle = t -> Math.abs(2 * (t - Math.floor(t)) - 1);
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        double u = (x + 0.5) / SIZE;
        double v = (y + 0.5) / SIZE;
        set(
            frame,
            x,
            y,
            0.125 + 0.75 * u * v,
            0.0625 + 0.875 * v * (1 - u),
            0.25 + 0.5 * triangle.applyAsDouble(4 * (u + v)));
        pattern(frame, x, y);
        frame.alpha()[y * SIZE + x] = (float) alpha(x, y, v);
      }
    }
    return frame;
  }

  private static void pattern(Frame frame, int x, int y) {
    if (inside(x, y, 320, 64, 448, 128)) {
      double grey = (x + y) % 2 == 0 ? 0.9375 : 0.0625;
      set(frame, x, y, grey, grey, grey);
    } else if (inside(x, y, 320, 128, 448, 160)) {
      if ((x & 2) != 0) {
        set(frame, x, y, 1, 1, 0.5);
      } else {
        set(frame, x, y, 0, 0.25, 0.5);
      }
    } else if (inside(x, y, 320, 160, 448, 192)) {
      if (y % 2 == 1) {
        set(frame, x, y, 0.75, 0.125, 0);
      } else {
        set(frame, x, y, 0, 0.5, 1);
      }
    }
    double k = Math.floorDiv(x - 136, 32);
    if (inside(x, y, 136, 200, 392, 232)) {
      int[] colours = {4, 2, 1, 3, 5, 6, 7, 0};
      int bits = colours[(int) k];
      set(frame, x, y, bits >> 2, bits >> 1 & 1, bits & 1);
    } else if (inside(x, y, 136, 240, 392, 256)) {
      set(frame, x, y, k / 8, k / 8, k / 8);
    } else if (inside(x, y, 136, 256, 392, 272)) {
      set(frame, x, y, 0.5 + k / 64, 0.5, 0.5 - k / 128);
    }
  }

  private static double alpha(int x, int y, double v) {
    double dx = x - 255.5;
    double dy = y - 255.5;
    double alpha = dx * dx + dy * dy < 40000 ? 1 : 0;
    if (inside(x, y, 128, 400, 384, 512)) {
      alpha = 1;
    }
    if (x < 32) {
      alpha = v;
    }
    if (x >= 448 && x < 480) {
      alpha = 0.5;
    }
    if (inside(x, y, 240, 300, 272, 332)) {
      alpha = ((x ^ y) & 1) == 1 ? 1 : 0.25;
    }
    return alpha;
  }

  private static boolean inside(int x, int y, int left, int top, int right, int bottom) {
    return x >= left && x < right && y >= top && y < bottom;
  }

  private static void set(Frame frame, int x, int y, double red, double green, double blue) {
    int i = y * SIZE + x;
    frame.red()[i] = (float) red;
    frame.green()[i] = (float) green;
    frame.blue()[i] = (float) blue;
  }
}
