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
import dev.avatar4j.postprocessor.SwitchParameter;
import dev.avatar4j.postprocessor.TextParameter;
import dev.avatar4j.postprocessor.kernel.Cycles;
import dev.avatar4j.postprocessor.kernel.NoiseBand;
import dev.avatar4j.postprocessor.kernel.RowWarp;
import java.util.List;

/** {@code analog_vhstracking}: the picture floats up and down over a band of noise. */
public final class AnalogVhstracking implements FilterType {
  static final NumberParameter BASE_OFFSET =
      NumberParameter.of(
          "base_offset", 0.03, 0, 1, "Height of the band at rest; the picture is 2 high.");
  static final NumberParameter MAX_DYNAMIC_OFFSET =
      NumberParameter.of(
          "max_dynamic_offset", 0.01, 0, 1, "How far the picture floats; the picture is 2 high.");
  static final NumberParameter SPEED =
      NumberParameter.of("speed", 8, 0, 100, "How fast the picture floats.").slider(1, 16);
  static final SwitchParameter DOUBLE_SIZE =
      SwitchParameter.of("double_size", true, "Grains of the noise are two pixels wide and high.");
  static final TextParameter NAME = TextParameter.instanceName("analog_vhstracking");
  static final ChoiceParameter REDRAW =
      ChoiceParameter.of(
              "redraw", "Whether noise is new 25 times a second or each frame.", "tick", "frame")
          .asHidden();

  @Override
  public String name() {
    return "analog_vhstracking";
  }

  @Override
  public SignalStage stage() {
    return SignalStage.TRANSPORT;
  }

  @Override
  public double priority() {
    return 9;
  }

  @Override
  public boolean dynamic() {
    return true;
  }

  @Override
  public String help() {
    return "The picture floats up and down a little over a band of noise at the bottom, as when"
        + " the tracking of a video recorder is off.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(BASE_OFFSET, MAX_DYNAMIC_OFFSET, SPEED, DOUBLE_SIZE, NAME, REDRAW);
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    return new Instance(values, random);
  }

  private static final class Instance implements Filter {
    private final double baseOffset;
    private final double dynamicOffset;
    private final double speed;
    private final NoiseBand noise;
    private final RowWarp warp = new RowWarp();

    Instance(ParameterValues values, RandomDraws random) {
      baseOffset = values.get(BASE_OFFSET);
      dynamicOffset = values.get(MAX_DYNAMIC_OFFSET);
      speed = values.get(SPEED);
      noise = new NoiseBand(random, values.get(DOUBLE_SIZE), values.get(REDRAW).equals("frame"));
    }

    @Override
    public Frame apply(Frame frame, FilterContext context) {
      int width = frame.width();
      int height = frame.height();
      double passed = Cycles.position(context.frameNumber(), height, speed);
      double offset = dynamicOffset * Math.sin(2 * Math.PI * passed);
      Frame result = warp.apply(frame, context, offset);
      // Two roundings towards zero, as in the reference systems.
      int rows = (int) (offset / 2 * height) + (int) (baseOffset / 2 * height);
      int mostRows = (int) (dynamicOffset / 2 * height) + (int) (baseOffset / 2 * height);
      if (rows > 0) {
        noise.update(width, rows, mostRows, context);
        for (int channel = 0; channel < 4; channel++) {
          System.arraycopy(
              noise.values(), 0, result.plane(channel), (height - rows) * width, rows * width);
        }
      }
      return result;
    }
  }
}
