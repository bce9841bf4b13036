package dev.avatar4j.postprocessor.filters;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.ChoiceParameter;
import dev.avatar4j.postprocessor.Filter;
import dev.avatar4j.postprocessor.FilterContext;
import dev.avatar4j.postprocessor.FilterType;
import dev.avatar4j.postprocessor.NumberParameter;
import dev.avatar4j.postprocessor.Parameter;
import dev.avatar4j.postprocessor.ParameterValues;
import dev.avatar4j.postprocessor.RandomDraws;
import dev.avatar4j.postprocessor.SignalStage;
import dev.avatar4j.postprocessor.kernel.Cycles;
import dev.avatar4j.postprocessor.kernel.RowWarp;
import java.util.List;

/** {@code analog_runaway_hsync}: the rows near one edge bend sideways, and tremble. */
public final class AnalogRunawayHsync implements FilterType {
  static final NumberParameter SPEED =
      NumberParameter.of("speed", 8, 0, 100, "How fast it trembles.").slider(1, 16);
  static final NumberParameter ASYMMETRY =
      NumberParameter.of(
              "asymmetry",
              0.1,
              -2,
              2,
              "How far the outermost row is off to the right; the picture is 2 wide.")
          .slider(0, 0.5);
  static final NumberParameter RIPPLE_AMPLITUDE =
      NumberParameter.of("ripple_amplitude", 0.05, 0, 1, "How strongly it trembles.")
          .slider(0.001, 0.01);
  static final NumberParameter RIPPLE_DENSITY_1 = density("ripple_density1", 4, "first");
  static final NumberParameter RIPPLE_DENSITY_2 =
      density("ripple_density2", 13, "second").asOptional();
  static final NumberParameter RIPPLE_DENSITY_3 =
      density("ripple_density3", 27, "third").asOptional();
  static final ChoiceParameter PLACEMENT =
      ChoiceParameter.of("placement", "Which edge bends.", "bottom", "top");

  private static NumberParameter density(String name, double defaultValue, String which) {
    return NumberParameter.of(
            name,
            defaultValue,
            0,
            1000,
            "Frequency of the " + which + " tremble; 0 switches it off.")
        .slider(1, 100);
  }

  @Override
  public String name() {
    return "analog_runaway_hsync";
  }

  @Override
  public SignalStage stage() {
    return SignalStage.TRANSPORT;
  }

  @Override
  public double priority() {
    return 7;
  }

  @Override
  public boolean dynamic() {
    return true;
  }

  @Override
  public String help() {
    return "The lowest or highest rows run away sideways and tremble, as when a receiver loses the"
        + " line synchronisation there.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        SPEED,
        ASYMMETRY,
        RIPPLE_AMPLITUDE,
        RIPPLE_DENSITY_1,
        RIPPLE_DENSITY_2,
        RIPPLE_DENSITY_3,
        PLACEMENT);
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    return new Instance(values);
  }

  private static final class Instance implements Filter {
    /** The bend begins this far from the edge, in units of an eighth of the height. */
    private static final double REACH = 4;

    private final double speed;
    private final double asymmetry;
    private final double rippleAmplitude;
    private final double[] densities;
    private final boolean top;
    private final RowWarp warp = new RowWarp();

    Instance(ParameterValues values) {
      speed = values.get(SPEED);
      asymmetry = values.get(ASYMMETRY);
      rippleAmplitude = values.get(RIPPLE_AMPLITUDE);
      densities =
          new double[] {
            values.get(RIPPLE_DENSITY_1), values.get(RIPPLE_DENSITY_2), values.get(RIPPLE_DENSITY_3)
          };
      top = values.get(PLACEMENT).equals("top");
    }

    @Override
    public Frame apply(Frame frame, FilterContext context) {
      int height = frame.height();
      double phase = 2 * Cycles.position(context.frameNumber(), height, speed);
      double ripple = 0;
      for (double density : densities) {
        ripple += Math.sin(Math.PI * density * phase);
      }
      double strength = (1 - rippleAmplitude) * asymmetry + rippleAmplitude * ripple;
      double[] shifts = warp.shifts(height);
      for (int y = 0; y < height; y++) {
        double fromTop = 2.0 * y / Math.max(1, height - 1);
        double root = REACH * Math.max(0, (top ? 2 - fromTop : fromTop) - 1.75);
        shifts[y] = -strength * root * root;
      }
      return warp.apply(frame, context, 0);
    }
  }
}
