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
import dev.avatar4j.postprocessor.kernel.Cycles;
import dev.avatar4j.postprocessor.kernel.RowWarp;
import dev.avatar4j.postprocessor.kernel.WaveTable;
import java.util.List;

/** {@code analog_rippling_hsync}: rows swing sideways in up to three waves that move down. */
public final class AnalogRipplingHsync implements FilterType {
  static final NumberParameter SPEED =
      NumberParameter.of("speed", 8, 0, 100, "How fast the waves move, in rows per 25th second.")
          .slider(1, 16);
  static final NumberParameter AMPLITUDE_1 = amplitude("amplitude1", "first");
  static final NumberParameter DENSITY_1 = density("density1", 4, "first");
  static final NumberParameter AMPLITUDE_2 = amplitude("amplitude2", "second").asOptional();
  static final NumberParameter DENSITY_2 = density("density2", 13, "second").asOptional();
  static final NumberParameter AMPLITUDE_3 = amplitude("amplitude3", "third").asOptional();
  static final NumberParameter DENSITY_3 = density("density3", 27, "third").asOptional();

  private static NumberParameter amplitude(String name, String which) {
    return NumberParameter.of(
            name,
            0.001,
            0,
            1,
            "How far the "
                + which
                + " wave moves rows; the picture is 2 wide; 0 switches the wave off.")
        .slider(0.001, 0.01);
  }

  private static NumberParameter density(String name, double defaultValue, String which) {
    return NumberParameter.of(
            name,
            defaultValue,
            0,
            1000,
            "How many of the " + which + " wave there are on the picture; 0 switches it off.")
        .slider(1, 100);
  }

  @Override
  public String name() {
    return "analog_rippling_hsync";
  }

  @Override
  public SignalStage stage() {
    return SignalStage.TRANSPORT;
  }

  @Override
  public double priority() {
    return 6;
  }

  @Override
  public boolean dynamic() {
    return true;
  }

  @Override
  public String help() {
    return "Rows begin a little too early or too late, in waves that run down the picture, as when"
        + " the line synchronisation of an analog signal is weak.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(SPEED, AMPLITUDE_1, DENSITY_1, AMPLITUDE_2, DENSITY_2, AMPLITUDE_3, DENSITY_3);
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    return new Instance(values);
  }

  private static final class Instance implements Filter {
    private final double speed;
    private final WaveTable[] waves;
    private final RowWarp warp = new RowWarp();

    Instance(ParameterValues values) {
      speed = values.get(SPEED);
      waves =
          new WaveTable[] {
            new WaveTable(values.get(AMPLITUDE_1), values.get(DENSITY_1)),
            new WaveTable(values.get(AMPLITUDE_2), values.get(DENSITY_2)),
            new WaveTable(values.get(AMPLITUDE_3), values.get(DENSITY_3))
          };
    }

    @Override
    public Frame apply(Frame frame, FilterContext context) {
      double[] shifts = warp.shifts(frame.height());
      warp.clear();
      double passed = Cycles.position(context.frameNumber(), frame.height(), speed);
      for (WaveTable wave : waves) {
        wave.addTo(shifts, 2 * (1 - passed));
      }
      return warp.apply(frame, context, 0);
    }
  }
}
