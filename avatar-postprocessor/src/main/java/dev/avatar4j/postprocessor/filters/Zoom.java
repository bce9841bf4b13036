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
import dev.avatar4j.postprocessor.TextParameter;
import dev.avatar4j.postprocessor.kernel.ZoomWarp;
import java.util.List;

/** {@code zoom}: enlarges a part of the picture to its full size. */
public final class Zoom implements FilterType {
  static final NumberParameter CENTER_X =
      NumberParameter.of(
          "center_x", 0, -1, 1, "Which point stays where it is: -1 is left, 1 is right.");
  static final NumberParameter CENTER_Y =
      NumberParameter.of(
          "center_y", -0.867, -1, 1, "Which point stays where it is: -1 is the top, 1 the bottom.");
  static final NumberParameter FACTOR =
      NumberParameter.of("factor", 2, 1, 64, "How much larger the picture gets; 1 is off.")
          .slider(1, 4);
  static final ChoiceParameter QUALITY =
      ChoiceParameter.of(
          "quality",
          "How pixels are interpolated: low is linear; high and ultra draw sharp lines with the"
              + " small and the large Anime4K network, whose weights must be installed.",
          "low",
          "high",
          "ultra");
  static final TextParameter NAME = TextParameter.instanceName("zoom");

  @Override
  public String name() {
    return "zoom";
  }

  @Override
  public SignalStage stage() {
    return SignalStage.GENERAL;
  }

  @Override
  public double priority() {
    return -1;
  }

  @Override
  public boolean dynamic() {
    return false;
  }

  @Override
  public String help() {
    return "Enlarges the picture about a point, by default the head.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(CENTER_X, CENTER_Y, FACTOR, QUALITY, NAME);
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    double factor = values.get(FACTOR);
    if (factor == 1) {
      return new Off();
    }
    return new Linear(new ZoomWarp(values.get(CENTER_X), values.get(CENTER_Y), factor));
  }

  private record Off() implements Filter {
    @Override
    public Frame apply(Frame frame, FilterContext context) {
      return frame;
    }
  }

  private record Linear(ZoomWarp warp) implements Filter {
    @Override
    public Frame apply(Frame frame, FilterContext context) {
      return warp.apply(frame, context);
    }
  }
}
