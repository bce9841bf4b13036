package dev.avatar4j.postprocessor.filters;

import dev.avatar4j.postprocessor.Filter;
import dev.avatar4j.postprocessor.FilterType;
import dev.avatar4j.postprocessor.NumberParameter;
import dev.avatar4j.postprocessor.Parameter;
import dev.avatar4j.postprocessor.ParameterValues;
import dev.avatar4j.postprocessor.RandomDraws;
import dev.avatar4j.postprocessor.SignalStage;
import dev.avatar4j.postprocessor.kernel.Coverage;
import dev.avatar4j.postprocessor.kernel.GaussianKernel;
import java.util.List;

/** {@code analog_lowres}: the signal has too little bandwidth. */
public final class AnalogLowres implements FilterType {
  static final NumberParameter SIGMA =
      BlurParameters.sigma(1.5, 0.01, 3, "How blurred the picture is, in pixels.");
  static final NumberParameter KERNEL_SIZE = BlurParameters.kernelSize();

  @Override
  public String name() {
    return "analog_lowres";
  }

  @Override
  public SignalStage stage() {
    return SignalStage.TRANSPORT;
  }

  @Override
  public double priority() {
    return 5.0;
  }

  @Override
  public boolean dynamic() {
    return false;
  }

  @Override
  public String help() {
    return "Blurred, as from an analog cable or tape with too little bandwidth.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(SIGMA, KERNEL_SIZE);
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    return new Instance(BlurParameters.kernel(values, SIGMA, KERNEL_SIZE));
  }

  private static final class Instance extends BlurringFilter {

    Instance(GaussianKernel kernel) {
      super(kernel);
    }

    @Override
    public void load(int y, float[][] rows, float[] scratch, Coverage coverage) {
      int width = source.width();
      for (int channel = 0; channel < 4; channel++) {
        System.arraycopy(source.plane(channel), y * width, rows[channel], 0, width);
      }
    }

    @Override
    public void store(int y, float[][] rows, float[] scratch, boolean allZero) {
      int width = source.width();
      for (int channel = 0; channel < 4; channel++) {
        System.arraycopy(rows[channel], 0, target.plane(channel), y * width, width);
      }
    }
  }
}
