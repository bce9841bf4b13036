package dev.avatar4j.postprocessor.filters;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.Filter;
import dev.avatar4j.postprocessor.FilterContext;
import dev.avatar4j.postprocessor.FilterType;
import dev.avatar4j.postprocessor.NumberParameter;
import dev.avatar4j.postprocessor.Parameter;
import dev.avatar4j.postprocessor.ParameterValues;
import dev.avatar4j.postprocessor.RandomDraws;
import dev.avatar4j.postprocessor.RowTask;
import dev.avatar4j.postprocessor.SignalStage;
import java.util.Arrays;
import java.util.List;

/** {@code pixelize}: large square pixels. */
public final class Pixelize implements FilterType {
  static final NumberParameter SIZE =
      NumberParameter.of("size", 8, 1, 512, "Width and height of a block in pixels.")
          .slider(1, 32)
          .asWhole();

  @Override
  public String name() {
    return "pixelize";
  }

  @Override
  public SignalStage stage() {
    return SignalStage.GENERAL;
  }

  @Override
  public double priority() {
    return 4.5;
  }

  @Override
  public boolean dynamic() {
    return false;
  }

  @Override
  public String help() {
    return "Large square pixels: each block of the picture gets its mean colour, in which transparent"
        + " pixels do not count. Blocks begin at the top left corner and stay in place.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(SIZE);
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    return new Instance(values.whole(SIZE));
  }

  private static final class Instance implements Filter {
    private final int size;
    private final RowTask task = this::blockRows;
    private Frame frame;

    Instance(int size) {
      this.size = size;
    }

    @Override
    public Frame apply(Frame newFrame, FilterContext context) {
      frame = newFrame;
      context.forRows((frame.height() + size - 1) / size, 1, task);
      frame = null;
      return newFrame;
    }

    private void blockRows(int from, int to) {
      for (int row = from; row < to; row++) {
        int top = row * size;
        int bottom = Math.min(frame.height(), top + size);
        for (int left = 0; left < frame.width(); left += size) {
          block(left, top, Math.min(frame.width(), left + size), bottom);
        }
      }
    }

    private void block(int left, int top, int right, int bottom) {
      float weight = sum(frame.alpha(), left, top, right, bottom);
      float perWeight = weight > 0 ? 1 / weight : 0;
      for (int channel = 0; channel < 3; channel++) {
        float[] plane = frame.plane(channel);
        fill(
            plane, weighted(plane, left, top, right, bottom) * perWeight, left, top, right, bottom);
      }
      fill(frame.alpha(), weight / ((right - left) * (bottom - top)), left, top, right, bottom);
    }

    private float sum(float[] plane, int left, int top, int right, int bottom) {
      float sum = 0;
      for (int y = top; y < bottom; y++) {
        for (int i = y * frame.width() + left, end = y * frame.width() + right; i < end; i++) {
          sum += plane[i];
        }
      }
      return sum;
    }

    private float weighted(float[] plane, int left, int top, int right, int bottom) {
      float[] alpha = frame.alpha();
      float sum = 0;
      for (int y = top; y < bottom; y++) {
        for (int i = y * frame.width() + left, end = y * frame.width() + right; i < end; i++) {
          sum += plane[i] * alpha[i];
        }
      }
      return sum;
    }

    private void fill(float[] plane, float value, int left, int top, int right, int bottom) {
      for (int y = top; y < bottom; y++) {
        Arrays.fill(plane, y * frame.width() + left, y * frame.width() + right, value);
      }
    }
  }
}
