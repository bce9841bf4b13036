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
import dev.avatar4j.postprocessor.kernel.Clamp;
import java.util.List;

/** {@code banding}: bright bands run through the picture. */
public final class Banding implements FilterType {
  static final NumberParameter STRENGTH =
      NumberParameter.of("strength", 0.4, 0, 1, "How much brighter the bands are.")
          .slider(0.1, 0.9);
  static final NumberParameter DENSITY =
      NumberParameter.of("density", 2, 0, 100, "How many bands there are.").slider(1, 4);
  static final NumberParameter SPEED =
      NumberParameter.of("speed", 16, 0, 1000, "How fast they run: rows per frame of 1/25 s.")
          .slider(1, 32);

  @Override
  public String name() {
    return "banding";
  }

  @Override
  public SignalStage stage() {
    return SignalStage.DISPLAY;
  }

  @Override
  public double priority() {
    return 12.0;
  }

  @Override
  public boolean dynamic() {
    return true;
  }

  @Override
  public String help() {
    return "Bright bands run down the picture, as when a tube screen is filmed.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(STRENGTH, DENSITY, SPEED);
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    return new Instance(values.get(STRENGTH), values.get(DENSITY), values.get(SPEED));
  }

  /** {@code RGB *= 1 + strength * sin^2(pi * (density * y/(h-1) + p))}, all clamped. */
  private static final class Instance implements RowFilter {
    private final double strength;
    private final double density;
    private final double speed;
    private int height;
    private double phase;

    Instance(double strength, double density, double speed) {
      this.strength = strength;
      this.density = density;
      this.speed = speed;
    }

    @Override
    public void prepare(int width, int newHeight, FilterContext context) {
      height = newHeight;
      phase = 1 - context.frameNumber() / height * speed % 1;
    }

    @Override
    public void rows(Frame frame, int fromRow, int toRow) {
      int width = frame.width();
      for (int y = fromRow; y < toRow; y++) {
        double sine = Math.sin(Math.PI * (density * y / Math.max(1, height - 1) + phase));
        float gain = (float) (1 + strength * sine * sine);
        Clamp.unitProduct(frame.red(), gain, y * width, (y + 1) * width);
        Clamp.unitProduct(frame.green(), gain, y * width, (y + 1) * width);
        Clamp.unitProduct(frame.blue(), gain, y * width, (y + 1) * width);
      }
      Clamp.unit(frame.alpha(), fromRow * width, toRow * width);
    }
  }
}
