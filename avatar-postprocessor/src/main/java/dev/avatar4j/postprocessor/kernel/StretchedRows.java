package dev.avatar4j.postprocessor.kernel;

import dev.avatar4j.image.Frame;

/** The last two source rows that were stretched, and mixtures of them. Belongs to one thread. */
final class StretchedRows {
  private static final int NONE = -1;
  private static final int CHANNELS = 4;

  private final int[] held = new int[2];
  private final float[][][] stretched = new float[2][CHANNELS][0];
  private float[] result = {};
  private Frame source;
  private LinearTaps columns;

  /**
   * Begins with a picture; forgets the rows of the one before.
   *
   * @param frame the source
   * @param taps how its rows are stretched
   */
  void begin(Frame frame, LinearTaps taps) {
    source = frame;
    columns = taps;
    held[0] = NONE;
    held[1] = NONE;
    if (result.length < taps.size()) {
      result = new float[taps.size()];
      for (float[][] row : stretched) {
        for (int channel = 0; channel < CHANNELS; channel++) {
          row[channel] = new float[taps.size()];
        }
      }
    }
  }

  /** Lets go of the picture. */
  void end() {
    source = null;
    columns = null;
  }

  /**
   * Mixes two source rows into a row of the target.
   *
   * @param above a source row
   * @param below the next one
   * @param share how much of the lower one
   * @param target receives the row
   * @param y which of its rows
   */
  void mix(int above, int below, float share, Frame target, int y) {
    float[][] upper = row(above);
    float[][] lower = row(below);
    int width = columns.size();
    for (int channel = 0; channel < CHANNELS; channel++) {
      mix(upper[channel], lower[channel], share, result, width);
      System.arraycopy(result, 0, target.plane(channel), y * width, width);
    }
  }

  /** Neighbouring rows differ in parity, so the one does not push out the other. */
  private float[][] row(int y) {
    int slot = y & 1;
    if (held[slot] != y) {
      held[slot] = y;
      for (int channel = 0; channel < CHANNELS; channel++) {
        columns.stretch(source.plane(channel), y * columns.size(), stretched[slot][channel]);
      }
    }
    return stretched[slot];
  }

  private static void mix(float[] a, float[] b, float weight, float[] out, int count) {
    float rest = 1 - weight;
    for (int x = 0; x < count; x++) {
      out[x] = a[x] * rest + b[x] * weight;
    }
  }
}
