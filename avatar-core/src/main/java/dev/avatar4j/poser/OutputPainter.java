package dev.avatar4j.poser;

import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.Frame;
import java.util.Arrays;

/** Makes pictures for people of the outputs of a poser. */
final class OutputPainter {
  private OutputPainter() {}

  static Frame paint(PoserOutput output) {
    Frame frame = new Frame(output.width(), output.height());
    switch (output.kind()) {
      case PICTURE -> copy(output, frame);
      case MASK -> paintMask(output, frame);
      case GRID -> paintGrid(output, frame);
    }
    return frame;
  }

  private static void copy(PoserOutput output, Frame frame) {
    for (int c = 0; c < 4; c++) {
      for (int i = 0; i < frame.size(); i++) {
        float value = output.values()[c * frame.size() + i];
        frame.plane(c)[i] = value > 0f ? Math.min(1f, value) : 0f;
      }
    }
  }

  private static void paintMask(PoserOutput output, Frame frame) {
    Arrays.fill(frame.alpha(), 1f);
    for (int c = 0; c < 3; c++) {
      int from = output.channels() < 3 ? 0 : c * frame.size();
      for (int i = 0; i < frame.size(); i++) {
        frame.plane(c)[i] = (float) ColorTransfer.toLinear(output.values()[from + i]);
      }
    }
  }

  private static void paintGrid(PoserOutput output, Frame frame) {
    Arrays.fill(frame.alpha(), 1f);
    Arrays.fill(frame.blue(), (float) ColorTransfer.toLinear(0.5));
    float largest = largestOffset(output);
    for (int c = 0; c < 2; c++) {
      for (int i = 0; i < frame.size(); i++) {
        float offset = output.values()[c * frame.size() + i] / largest;
        frame.plane(c)[i] = (float) ColorTransfer.toLinear(0.5 + 0.5 * offset);
      }
    }
  }

  /** At least one pixel: a grid that moves nothing is grey, and not its rounding errors. */
  private static float largestOffset(PoserOutput output) {
    float largest = 2f / Math.max(output.width(), output.height());
    for (float value : output.values()) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
