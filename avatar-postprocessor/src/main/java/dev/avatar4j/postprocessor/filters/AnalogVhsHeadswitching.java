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
import dev.avatar4j.postprocessor.SwitchParameter;
import dev.avatar4j.postprocessor.TextParameter;
import dev.avatar4j.postprocessor.kernel.Cycles;
import dev.avatar4j.postprocessor.kernel.NoiseBand;
import dev.avatar4j.postprocessor.kernel.NoiseBlend;
import dev.avatar4j.postprocessor.kernel.RowWarp;
import java.util.List;

/** {@code analog_vhs_headswitching}: a narrow band at the bottom wobbles and is noisy. */
public final class AnalogVhsHeadswitching implements FilterType {
  static final NumberParameter SPEED =
      NumberParameter.of("speed", 8, 0, 100, "How fast the band wobbles.").slider(1, 32);
  static final NumberParameter HEIGHT =
      NumberParameter.of("height", 0.035, 0, 1, "Height of the band as a part of the picture.")
          .slider(0.01, 0.05);
  static final NumberParameter MAX_DISPLACEMENT =
      NumberParameter.of(
              "max_displacement",
              0.03,
              0,
              2,
              "How far the lowest row moves sideways, about; the picture is 2 wide.")
          .slider(0.01, 0.1);
  static final NumberParameter NOISE_BLEND =
      NumberParameter.of(
          "noise_blend", 0.075, 0, 1, "How much of the lowest row the noise replaces.");
  static final SwitchParameter DOUBLE_SIZE =
      SwitchParameter.of("double_size", true, "Grains of the noise are two pixels wide and high.");
  static final TextParameter NAME = TextParameter.instanceName("analog_vhs_headswitching");

  @Override
  public String name() {
    return "analog_vhs_headswitching";
  }

  @Override
  public SignalStage stage() {
    return SignalStage.TRANSPORT;
  }

  @Override
  public double priority() {
    return 8.5;
  }

  @Override
  public boolean dynamic() {
    return true;
  }

  @Override
  public String help() {
    return "A narrow band at the bottom wobbles and is noisy: the place where a video recorder"
        + " switches from one head to the next, meant to be hidden by the edge of the screen.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(SPEED, HEIGHT, MAX_DISPLACEMENT, NOISE_BLEND, DOUBLE_SIZE, NAME);
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    return new Instance(values, random);
  }

  private static final class Instance implements Filter {
    private final double speed;
    private final double bandHeight;
    private final double displacement;
    private final float blend;
    private final NoiseBand noise;
    private final RowWarp warp = new RowWarp();

    Instance(ParameterValues values, RandomDraws random) {
      speed = values.get(SPEED);
      bandHeight = values.get(HEIGHT);
      displacement = values.get(MAX_DISPLACEMENT);
      blend = values.number(NOISE_BLEND);
      noise = new NoiseBand(random, values.get(DOUBLE_SIZE), false);
    }

    @Override
    public Frame apply(Frame frame, FilterContext context) {
      int height = frame.height();
      int rows = Math.max(1, (int) (bandHeight * height));
      double cycles = Cycles.count(context.frameNumber(), height, speed) % 2;
      double[] shifts = warp.shifts(height);
      for (int j = 0; j < rows; j++) {
        double depth = depth(j, rows);
        shifts[height - rows + j] = depth * displacement * wobble(depth, cycles);
      }
      Frame result = warp.apply(frame, context, 0);
      if (blend > 0) {
        noise.update(frame.width(), rows, rows, context);
        for (int j = 0; j < rows; j++) {
          float share = (float) depth(j, rows) * blend;
          NoiseBlend.row(result, height - rows + j, noise.values(), j, share);
        }
      }
      return result;
    }

    /** How far into the band a row is, 0 to 1. */
    private static double depth(int row, int rows) {
      return (double) row / Math.max(1, rows - 1);
    }

    private static double wobble(double depth, double cycles) {
      return Math.sin(Math.PI * (3 * depth + 2 * cycles))
          + 0.7 * Math.sin(Math.PI * (7 * depth + 5 * cycles))
          + 0.4 * Math.sin(Math.PI * (13 * depth + 11 * cycles));
    }
  }
}
