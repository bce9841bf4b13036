package dev.avatar4j.postprocessor.upscale.anime4k;

import java.util.Arrays;

/**
 * A convolution in the order its loops need. Where the inputs are CReLU channels, the positive part
 * is {@code (v + |v|) / 2} and the negative {@code (|v| - v) / 2}; so their two weights become one
 * for v and one for |v|, and only v is stored.
 */
final class PackedConvolution {
  private static final int TAPS = 3;

  private final int channels;
  private final int outputs;
  private final int firstInput;
  private final boolean parts;
  private final float[] packed;
  private final float[] biases;

  private PackedConvolution(Convolution source, int channels, int firstInput, boolean parts) {
    this.channels = channels;
    this.outputs = source.shape().outputs();
    this.firstInput = firstInput;
    this.parts = parts;
    this.biases = source.biases();
    packed = source.shape().kernel() == 3 ? packWindows(source) : packChannels(source);
  }

  /** A 3x3 convolution of plain channels. */
  static PackedConvolution plain(Convolution source) {
    return new PackedConvolution(source, source.shape().inputs(), 0, false);
  }

  /** A convolution of CReLU channels. */
  static PackedConvolution parts(Convolution source) {
    return new PackedConvolution(source, source.shape().inputs() / 2, 0, true);
  }

  /** The share of one layer in a 1x1 convolution over the CReLU channels of several layers. */
  static PackedConvolution share(Convolution source, int layer, int features) {
    return new PackedConvolution(source, features, layer * 2 * features, true);
  }

  private float[] packWindows(Convolution source) {
    int stride = parts ? 2 * TAPS : TAPS;
    float[] to = new float[channels * 3 * outputs * stride];
    int at = 0;
    for (int channel = 0; channel < channels; channel++) {
      for (int row = 0; row < 3; row++) {
        for (int out = 0; out < outputs; out++, at += stride) {
          for (int column = 0; column < TAPS; column++) {
            pack(source, out, channel, row, column, to, at + column);
          }
        }
      }
    }
    return to;
  }

  /** Three channels at a time; the last group is filled up with weights of 0. */
  private float[] packChannels(Convolution source) {
    int groups = (channels + TAPS - 1) / TAPS;
    float[] to = new float[groups * outputs * 2 * TAPS];
    int at = 0;
    for (int group = 0; group < groups; group++) {
      for (int out = 0; out < outputs; out++, at += 2 * TAPS) {
        for (int k = 0; k < TAPS && group * TAPS + k < channels; k++) {
          pack(source, out, group * TAPS + k, 0, 0, to, at + k);
        }
      }
    }
    return to;
  }

  private void pack(
      Convolution source, int out, int channel, int row, int column, float[] to, int at) {
    float positive = source.weight(out, firstInput + channel, row, column);
    if (!parts) {
      to[at] = positive;
      return;
    }
    float negative = source.weight(out, firstInput + channels + channel, row, column);
    to[at] = (positive - negative) / 2;
    to[at + TAPS] = (positive + negative) / 2;
  }

  void fillBiases(float[][] to, int n) {
    for (int out = 0; out < outputs; out++) {
      Arrays.fill(to[out], 0, n, biases[out]);
    }
  }

  /** Adds what a row of the window contributes. */
  void addWindow(ShiftedRow[] inputs, int row, float[][] to, int n) {
    int stride = parts ? 2 * TAPS : TAPS;
    for (int channel = 0; channel < channels; channel++) {
      ShiftedRow in = inputs[channel];
      int at = (channel * 3 + row) * outputs * stride;
      for (int out = 0; out < outputs; out++, at += stride) {
        if (parts) {
          ChannelLoops.addParts(in.left, in.middle, in.right, packed, at, to[out], n);
        } else {
          ChannelLoops.add(in.left, in.middle, in.right, packed, at, to[out], n);
        }
      }
    }
  }

  /** Adds what a layer contributes to a 1x1 convolution. */
  void addChannels(ShiftedRow[] inputs, float[][] to, int n) {
    int at = 0;
    for (int first = 0; first < channels; first += TAPS) {
      float[] a = inputs[first].middle;
      float[] b = inputs[Math.min(first + 1, channels - 1)].middle;
      float[] c = inputs[Math.min(first + 2, channels - 1)].middle;
      for (int out = 0; out < outputs; out++, at += 2 * TAPS) {
        ChannelLoops.addParts(a, b, c, packed, at, to[out], n);
      }
    }
  }
}
