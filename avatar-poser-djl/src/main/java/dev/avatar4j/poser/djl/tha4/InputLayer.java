package dev.avatar4j.poser.djl.tha4;

/**
 * The part of a first sine layer that depends on position and pose only: {@code wx X + wy Y + Wp
 * pose + b}, in turns. X and Y are pixel centres, {@code (2i+1)/size - 1}. The X term is a table,
 * the pose term one vector per frame, so a pixel costs two additions per channel.
 */
final class InputLayer {
  private final int size;
  private final int channels;
  private final float[][] columnPhases;
  private final float[] yWeight;
  private final float[] poseWeight;
  private final float[] bias;
  private final int poseLength;
  private final float[] poseVector;

  /**
   * @param linear the layer as in the checkpoint: any other inputs, then X, Y, then the pose
   * @param size pixels per side
   * @param poseLength values of the pose
   * @param interleave 1 if pixels of a row are processed in order; 2 if first the even, then the
   *     odd ones
   */
  InputLayer(Linear linear, int size, int poseLength, int interleave) {
    Linear turns = linear.inTurns();
    this.size = size;
    this.channels = turns.outputs();
    this.poseLength = poseLength;
    int position = turns.inputs() - poseLength - 2;
    float[] xWeight = turns.columns(position, 1);
    yWeight = turns.columns(position + 1, 1);
    poseWeight = turns.columns(position + 2, poseLength);
    bias = turns.bias();
    poseVector = new float[channels];
    columnPhases = new float[interleave][size / interleave * channels];
    for (int x = 0; x < size; x++) {
      for (int c = 0; c < channels; c++) {
        columnPhases[x % interleave][x / interleave * channels + c] = centre(x) * xWeight[c];
      }
    }
  }

  int channels() {
    return channels;
  }

  /** Computes the pose term. Must not run while a row is prepared. */
  void setPose(float[] pose) {
    for (int c = 0; c < channels; c++) {
      float sum = bias[c] + SineKernel.SHIFT;
      for (int i = 0; i < poseLength; i++) {
        sum += poseWeight[c * poseLength + i] * pose[i];
      }
      poseVector[c] = sum;
    }
  }

  /**
   * @param phase which pixels of a row: 0, or 1 for the odd ones
   * @return the X term of those pixels, pixel by pixel
   */
  float[] columns(int phase) {
    return columnPhases[phase];
  }

  /**
   * Computes the Y and pose term of a row, repeated for as many pixels as fit a chunk.
   *
   * @param y the row
   * @param out receives {@code channels} values over and over
   * @return how many pixels were filled
   */
  int fillRow(int y, float[] out) {
    int pixels = Workspace.CHUNK / channels;
    float position = centre(y);
    for (int c = 0; c < channels; c++) {
      out[c] = position * yWeight[c] + poseVector[c];
    }
    int total = pixels * channels;
    for (int filled = channels; filled < total; filled *= 2) {
      System.arraycopy(out, 0, out, filled, Math.min(filled, total - filled));
    }
    return pixels;
  }

  private float centre(int i) {
    return (2 * i + 1f) / size - 1f;
  }
}
