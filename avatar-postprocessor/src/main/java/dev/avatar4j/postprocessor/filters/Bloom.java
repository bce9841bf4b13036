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
import dev.avatar4j.postprocessor.SwitchParameter;
import dev.avatar4j.postprocessor.kernel.Clamp;
import dev.avatar4j.postprocessor.kernel.Coverage;
import dev.avatar4j.postprocessor.kernel.ExposureCurve;
import dev.avatar4j.postprocessor.kernel.GaussianKernel;
import dev.avatar4j.postprocessor.kernel.Luminance;
import java.util.List;

/** {@code bloom}: bright areas glow; then an exposure curve. */
public final class Bloom implements FilterType {
  static final NumberParameter THRESHOLD =
      NumberParameter.of(
          "threshold", 0.56, 0, 1, "Luminance from which on a pixel glows; at 1 nothing does.");
  static final NumberParameter EXPOSURE =
      NumberParameter.of("exposure", 0.842, 0, 20, "Brightness of the whole picture.")
          .slider(0.1, 5);
  static final NumberParameter SIGMA =
      BlurParameters.sigma(7, 0.01, 7, "How far the glow reaches, in pixels.");
  static final SwitchParameter ALWAYS_BRIGHT =
      SwitchParameter.of("always_bright", false, "Whether a threshold of 1 still lets white glow.")
          .asHidden();

  @Override
  public String name() {
    return "bloom";
  }

  @Override
  public SignalStage stage() {
    return SignalStage.LIGHT;
  }

  @Override
  public double priority() {
    return 0.0;
  }

  @Override
  public boolean dynamic() {
    return false;
  }

  @Override
  public String help() {
    return "Bright areas glow and outshine what is around them, and the picture is exposed like film:"
        + " highlights are compressed softly.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(THRESHOLD, EXPOSURE, SIGMA, ALWAYS_BRIGHT);
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    float exposure = values.number(EXPOSURE);
    float threshold = values.number(THRESHOLD);
    if (threshold >= 1 && !values.get(ALWAYS_BRIGHT)) {
      return new Exposure(exposure);
    }
    return new Glow(threshold, exposure, GaussianKernel.ofSigma(values.number(SIGMA)));
  }

  /** The curve alone. */
  private record Exposure(float exposure) implements RowFilter {
    @Override
    public void prepare(int width, int height, FilterContext context) {}

    @Override
    public void rows(Frame frame, int fromRow, int toRow) {
      int from = fromRow * frame.width();
      int to = toRow * frame.width();
      for (int channel = 0; channel < 3; channel++) {
        ExposureCurve.apply(frame.plane(channel), exposure, from, to);
      }
      Clamp.unit(frame.alpha(), from, to);
    }
  }

  /** {@code expose(image + blur(image where Y >= threshold))}; alpha glows, too. */
  private static final class Glow extends BlurringFilter {
    /** Turns any difference of two luminances into more than 1. */
    private static final float STEEP = 0x1p100f;

    private final float threshold;
    private final float exposure;

    Glow(float threshold, float exposure, GaussianKernel kernel) {
      super(kernel);
      this.threshold = threshold;
      this.exposure = exposure;
    }

    @Override
    public void load(int y, float[][] rows, float[] mask, Coverage coverage) {
      int width = source.width();
      for (int channel = 0; channel < 4; channel++) {
        System.arraycopy(source.plane(channel), y * width, rows[channel], 0, width);
      }
      Luminance.of(rows[0], rows[1], rows[2], mask, 0, width);
      step(mask, threshold, width);
      coverage.setNonZero(mask);
      for (int channel = 0; channel < 4; channel++) {
        multiply(rows[channel], mask, width);
      }
    }

    /** 1 from the threshold on, else 0; without a branch, for vector code. */
    private static void step(float[] values, float threshold, int count) {
      for (int x = 0; x < count; x++) {
        values[x] = Math.max(0f, Math.min(1f, (values[x] - threshold) * STEEP + 1f));
      }
    }

    private static void multiply(float[] values, float[] factors, int count) {
      for (int x = 0; x < count; x++) {
        values[x] *= factors[x];
      }
    }

    @Override
    public void store(int y, float[][] rows, float[] row, boolean allZero) {
      int width = source.width();
      for (int channel = 0; channel < 4; channel++) {
        System.arraycopy(source.plane(channel), y * width, row, 0, width);
        if (!allZero) {
          add(row, rows[channel], width);
        }
        if (channel < 3) {
          ExposureCurve.apply(row, exposure, 0, width);
        } else {
          Clamp.unit(row, 0, width);
        }
        System.arraycopy(row, 0, target.plane(channel), y * width, width);
      }
    }

    private static void add(float[] values, float[] more, int count) {
      for (int x = 0; x < count; x++) {
        values[x] += more[x];
      }
    }
  }
}
