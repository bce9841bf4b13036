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
import dev.avatar4j.postprocessor.kernel.GlitchRows;
import dev.avatar4j.postprocessor.kernel.RowWarp;
import java.util.List;

/** {@code digital_glitches}: bands of rows jump sideways for a moment. */
public final class DigitalGlitches implements FilterType {
  static final NumberParameter STRENGTH =
      NumberParameter.of(
              "strength", 0.05, -2, 2, "How far a band jumps to the right; the picture is 2 wide.")
          .slider(-0.1, 0.1);
  static final NumberParameter MIN_HEIGHT =
      GlitchParameters.pixels("min_glitch_height", 20, 1, 20, "Rows of the lowest band.");
  static final NumberParameter MAX_HEIGHT =
      GlitchParameters.pixels("max_glitch_height", 30, 30, 100, "Bands are lower than this.");
  static final TextParameter NAME = TextParameter.instanceName("digital_glitches");

  @Override
  public String name() {
    return "digital_glitches";
  }

  @Override
  public SignalStage stage() {
    return SignalStage.TRANSPORT;
  }

  @Override
  public double priority() {
    return 10;
  }

  @Override
  public boolean dynamic() {
    return true;
  }

  @Override
  public String help() {
    return "Now and then, bands of the picture jump sideways for a moment, as when a digital"
        + " transmission loses data.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return GlitchParameters.ofRows(STRENGTH, MIN_HEIGHT, MAX_HEIGHT, NAME);
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    return new Instance(values, random);
  }

  private static final class Instance implements Filter {
    private final double strength;
    private final GlitchRows bands;
    private final RowWarp warp = new RowWarp();

    Instance(ParameterValues values, RandomDraws random) {
      strength = values.get(STRENGTH);
      bands = GlitchParameters.rows(values, random, MIN_HEIGHT, MAX_HEIGHT);
    }

    @Override
    public Frame apply(Frame frame, FilterContext context) {
      int width = frame.width();
      int height = frame.height();
      if (bands.due(context, width, height)) {
        double[] shifts = warp.shifts(height);
        warp.clear();
        bands.begin(context, width, height);
        while (bands.next()) {
          for (int y = bands.start(); y < bands.end(); y++) {
            shifts[y] -= strength;
          }
        }
      }
      return warp.apply(frame, context, 0);
    }
  }
}
