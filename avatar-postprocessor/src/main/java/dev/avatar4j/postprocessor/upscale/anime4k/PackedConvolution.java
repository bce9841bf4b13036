package dev.avatar4j.postprocessor.upscale.anime4k;

import java.util.Arrays;

/**
 * A convolution in the order its loops need; two outputs at a time. Where the inputs are CReLU
 * channels, the positive part is {@code (v + |v|) / 2} and the negative {@code (|v| - v) / 2}; so
 * their two weights become one for v and one for |v|, and only v is stored.
 */
abstract class PackedConvolution {
  private static final int OUTPUTS = 2;

  private final int outputs;
  private final float[] biases;

  private PackedConvolution(Convolution source) {
    outputs = source.shape().outputs();
    biases = source.biases();
  }

  /** A 3x3 convolution of plain channels. */
  static PackedConvolution plain(Convolution source) {
    return new Plain(source);
  }

  /** A 3x3 convolution of CReLU channels. */
  static PackedConvolution parts(Convolution source) {
    return new Parts(source, source.shape().inputs() / 2, 0);
  }

  /** The share of one layer in a 1x1 convolution over the CReLU channels of several layers. */
  static PackedConvolution share(Convolution source, int layer, int features) {
    return new Parts(source, features, layer * 2 * features);
  }

  /** How many output rows the loops write: the outputs, made up to an even number. */
  static int rows(int outputs) {
    return (outputs + 1) / OUTPUTS * OUTPUTS;
  }

  final void fillBiases(float[][] to, int n) {
    for (int out = 0; out < to.length; out++) {
      Arrays.fill(to[out], 0, n, out < outputs ? biases[out] : 0f);
    }
  }

  /**
   * Adds what a row of the window contributes.
   *
   * @param inputs the channels' rows
   * @param row the row of the window; 0 for a 1x1 convolution
   * @param to the outputs' rows, see {@link #rows}
   * @param n how many columns
   */
  abstract void add(ShiftedRow[] inputs, int row, float[][] to, int n);

  private static final class Plain extends PackedConvolution {
    private static final int COLUMNS = 3;

    private final float[] packed;

    private Plain(Convolution source) {
      super(source);
      ConvolutionShape shape = source.shape();
      packed = new float[shape.inputs() * 3 * COLUMNS * rows(shape.outputs())];
      int at = 0;
      for (int row = 0; row < 3; row++) {
        for (int channel = 0; channel < shape.inputs(); channel++) {
          for (int out = 0; out < rows(shape.outputs()); out++) {
            for (int column = 0; column < COLUMNS; column++, at++) {
              packed[at] = out < shape.outputs() ? source.weight(out, channel, row, column) : 0;
            }
          }
        }
      }
    }

    @Override
    void add(ShiftedRow[] inputs, int row, float[][] to, int n) {
      int at = row * inputs.length * COLUMNS * to.length;
      for (ShiftedRow in : inputs) {
        for (int out = 0; out < to.length; out += OUTPUTS, at += COLUMNS * OUTPUTS) {
          ChannelLoops.add(in.left, in.middle, in.right, packed, at, to[out], to[out + 1], n);
        }
      }
    }
  }

  private static final class Parts extends PackedConvolution {
    private static final int INPUTS = 2;
    private static final int STEP = 2 * INPUTS * OUTPUTS;

    private final Convolution source;
    private final int channels;
    private final int firstInput;
    private final int kernel;
    private final float[] packed;

    private Parts(Convolution source, int channels, int firstInput) {
      super(source);
      this.source = source;
      this.channels = channels;
      this.firstInput = firstInput;
      kernel = source.shape().kernel();
      int inputs = kernel * channels;
      int outs = rows(source.shape().outputs());
      packed = new float[kernel * inputs * outs * 2];
      for (int row = 0; row < kernel; row++) {
        for (int input = 0; input < inputs; input++) {
          for (int out = 0; out < source.shape().outputs(); out++) {
            int pairs = (row * inputs + input) / INPUTS * (outs / OUTPUTS) + out / OUTPUTS;
            pack(row, input, out, pairs * STEP + out % OUTPUTS * 2 * INPUTS + input % INPUTS);
          }
        }
      }
    }

    private void pack(int row, int input, int out, int at) {
      int channel = firstInput + input / kernel;
      int column = input % kernel;
      float positive = source.weight(out, channel, row, column);
      float negative = source.weight(out, channel + channels, row, column);
      packed[at] = (positive - negative) / 2;
      packed[at + INPUTS] = (positive + negative) / 2;
    }

    /** All columns of one channel, then those of the next. */
    private float[] input(ShiftedRow[] inputs, int index) {
      ShiftedRow channel = inputs[index / kernel];
      if (kernel == 1) {
        return channel.middle;
      }
      return switch (index % kernel) {
        case 0 -> channel.left;
        case 1 -> channel.middle;
        default -> channel.right;
      };
    }

    @Override
    void add(ShiftedRow[] inputs, int row, float[][] to, int n) {
      int count = kernel * channels;
      int at = row * count * to.length * 2;
      for (int i = 0; i < count; i += INPUTS) {
        float[] a = input(inputs, i);
        float[] b = input(inputs, i + 1);
        for (int out = 0; out < to.length; out += OUTPUTS, at += STEP) {
          ChannelLoops.addParts(a, b, packed, at, to[out], to[out + 1], n);
        }
      }
    }
  }
}
