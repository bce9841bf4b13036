package dev.avatar4j.postprocessor.filters;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.Filter;
import dev.avatar4j.postprocessor.FilterContext;
import dev.avatar4j.postprocessor.FilterType;
import dev.avatar4j.postprocessor.NumberParameter;
import dev.avatar4j.postprocessor.Parameter;
import dev.avatar4j.postprocessor.ParameterValues;
import dev.avatar4j.postprocessor.RandomDraws;
import dev.avatar4j.postprocessor.RowFilter;
import dev.avatar4j.postprocessor.SignalStage;
import java.util.List;

/** {@code vignetting}: the lens gets less light from the corners. */
public final class Vignetting implements FilterType {
  static final NumberParameter STRENGTH =
      NumberParameter.of("strength", 0.42, 0, 1, "How dark the corners are; at 0.5 they are black.")
          .slider(0.1, 0.5);

  @Override
  public String name() {
    return "vignetting";
  }

  @Override
  public SignalStage stage() {
    return SignalStage.CAMERA;
  }

  @Override
  public double priority() {
    return 2.0;
  }

  @Override
  public boolean dynamic() {
    return false;
  }

  @Override
  public String help() {
    return "The corners are darker than the middle, as with a simple lens.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(STRENGTH);
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    return new Instance(values.get(STRENGTH));
  }

  /** {@code RGB *= cos^2(strength * pi * d)}, where d is the distance from the centre. */
  private static final class Instance implements RowFilter {
    private final double strength;
    private float[] factors = {};
    private int width;

    Instance(double strength) {
      this.strength = strength;
    }

    @Override
    public void prepare(int newWidth, int newHeight, FilterContext context) {
      if (width == newWidth && factors.length == newWidth * newHeight) {
        return;
      }
      width = newWidth;
      factors = new float[newWidth * newHeight];
      for (int i = 0; i < factors.length; i++) {
        double x = mesh(i % newWidth, newWidth);
        double y = mesh(i / newWidth, newHeight);
        double cosine = Math.cos(strength * Math.PI * Math.sqrt((x * x + y * y) / 2));
        factors[i] = (float) (cosine * cosine);
      }
    }

    private static double mesh(int index, int size) {
      return size == 1 ? -1 : -1 + 2.0 * index / (size - 1);
    }

    @Override
    public void rows(Frame frame, int fromRow, int toRow) {
      multiply(frame.red(), frame.green(), frame.blue(), factors, fromRow * width, toRow * width);
    }

    private static void multiply(
        float[] red, float[] green, float[] blue, float[] factors, int from, int to) {
      for (int i = from; i < to; i++) {
        red[i] *= factors[i];
        green[i] *= factors[i];
        blue[i] *= factors[i];
      }
    }
  }
}
