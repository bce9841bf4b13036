package dev.avatar4j.postprocessor.filters;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.postprocessor.NumberParameter;
import dev.avatar4j.postprocessor.ParameterValues;
import dev.avatar4j.postprocessor.kernel.GaussianKernel;

/** Parameters that several blurring filters have in common. */
final class BlurParameters {
  private static final double MAX_SIGMA = 20;

  private BlurParameters() {}

  /**
   * @param defaultValue its default
   * @param min the least accepted value
   * @param sliderMax the high end of the slider, whose low end is 0.1
   * @param help one sentence on what it does
   * @return the parameter {@code sigma}
   */
  static NumberParameter sigma(double defaultValue, double min, double sliderMax, String help) {
    return NumberParameter.of("sigma", defaultValue, min, MAX_SIGMA, help).slider(0.1, sliderMax);
  }

  /**
   * @return the hidden parameter {@code kernel_size}
   */
  static NumberParameter kernelSize() {
    return NumberParameter.of(
            "kernel_size",
            0,
            0,
            GaussianKernel.MAX_CHOSEN_TAPS,
            "How many neighbours the blur takes into account, an odd number; 0 = as many as sigma"
                + " needs.")
        .asWhole()
        .asHidden();
  }

  /**
   * @param values the values of a filter's parameters
   * @param sigma its parameter of that name, above 0
   * @param size its parameter from {@link #kernelSize()}
   * @return the kernel they describe
   * @throws InvalidInputException if the size is even
   */
  static GaussianKernel kernel(
      ParameterValues values, NumberParameter sigma, NumberParameter size) {
    int taps = values.whole(size);
    if (taps != 0 && taps % 2 == 0) {
      throw new InvalidInputException(
          size.name(), size.name() + " is " + taps + "; it needs an odd number, or 0.");
    }
    return GaussianKernel.of(taps, values.number(sigma));
  }
}
