package dev.avatar4j.postprocessor.filters;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.Filter;
import dev.avatar4j.postprocessor.FilterContext;
import dev.avatar4j.postprocessor.FilterType;
import dev.avatar4j.postprocessor.NumberParameter;
import dev.avatar4j.postprocessor.Parameter;
import dev.avatar4j.postprocessor.ParameterValues;
import dev.avatar4j.postprocessor.RandomDraws;
import dev.avatar4j.postprocessor.SignalStage;
import dev.avatar4j.postprocessor.TextParameter;
import dev.avatar4j.postprocessor.kernel.Coverage;
import dev.avatar4j.postprocessor.kernel.GaussianKernel;
import dev.avatar4j.postprocessor.kernel.ScaledRows;
import java.util.List;

/** {@code chromatic_aberration}: the lens bends red and blue differently. */
public final class ChromaticAberration implements FilterType {
  static final NumberParameter SCALE =
      NumberParameter.of("scale", 0.005, 0, 0.5, "How much smaller red gets, and blue larger.")
          .slider(0.001, 0.05);
  static final NumberParameter SIGMA =
      BlurParameters.sigma(1, 0.01, 3, "How blurred red and blue are, in pixels.");
  static final NumberParameter KERNEL_SIZE = BlurParameters.kernelSize();
  static final TextParameter NAME = TextParameter.instanceName("chromatic_aberration");

  @Override
  public String name() {
    return "chromatic_aberration";
  }

  @Override
  public SignalStage stage() {
    return SignalStage.CAMERA;
  }

  @Override
  public double priority() {
    return 1.0;
  }

  @Override
  public boolean dynamic() {
    return false;
  }

  @Override
  public String help() {
    return "Coloured fringes as of a simple lens: red is a little smaller, blue a little larger, and both"
        + " are out of focus.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(SCALE, SIGMA, KERNEL_SIZE, NAME);
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    return new Instance(values.number(SCALE), BlurParameters.kernel(values, SIGMA, KERNEL_SIZE));
  }

  private static final class Instance extends BlurringFilter {
    private final double scale;
    private final float[][] redAndAlpha = new float[2][];
    private final float[][] blueAndAlpha = new float[2][];
    private ScaledRows smaller;
    private ScaledRows larger;

    Instance(double scale, GaussianKernel kernel) {
      super(kernel);
      this.scale = scale;
    }

    @Override
    public Frame apply(Frame frame, FilterContext context) {
      if (smaller == null || !smaller.fits(frame.width(), frame.height())) {
        smaller = new ScaledRows(frame.width(), frame.height(), 1 + scale);
        larger = new ScaledRows(frame.width(), frame.height(), 1 - scale);
      }
      redAndAlpha[0] = frame.red();
      redAndAlpha[1] = frame.alpha();
      blueAndAlpha[0] = frame.blue();
      blueAndAlpha[1] = frame.alpha();
      return super.apply(frame, context);
    }

    @Override
    public void load(int y, float[][] rows, float[] row, Coverage coverage) {
      smaller.row(y, redAndAlpha, 0, rows);
      larger.row(y, blueAndAlpha, 2, rows);
    }

    @Override
    public void store(int y, float[][] rows, float[] row, boolean allZero) {
      int width = source.width();
      int at = y * width;
      System.arraycopy(rows[0], 0, target.red(), at, width);
      System.arraycopy(source.green(), at, target.green(), at, width);
      System.arraycopy(rows[2], 0, target.blue(), at, width);
      System.arraycopy(source.alpha(), at, row, 0, width);
      mean(row, rows[1], rows[3], width);
      System.arraycopy(row, 0, target.alpha(), at, width);
    }

    private static void mean(float[] a, float[] b, float[] c, int count) {
      for (int x = 0; x < count; x++) {
        a[x] = (a[x] + b[x] + c[x]) * (1 / 3f);
      }
    }
  }
}
